using System.Globalization;
using NegotiationMonitor.Watching;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NegotiationMonitor.App.Watching;

/// <summary>
/// Publishes envelopes to RabbitMQ, one after the other, each confirmed by the broker before the next, so that order is kept and nothing is
/// taken for sent that the broker has not got. Durable topic exchange, persistent messages; the routing key is <c>dossier.actor.issue.kind</c>.
/// </summary>
/// <param name="address">The broker, <c>amqp://user:password@host:port/vhost</c>.</param>
internal sealed class BrokerPublisher(Uri address) : IAsyncDisposable
{
    /// <summary>Exchange that is published to; declared if it is not there.</summary>
    public const string Exchange = "negotiationmonitor.changes";

    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _one = new(1);
    private IConnection? _connection;
    private IChannel? _channel;

    /// <summary>Publishes a change and waits for the broker's confirmation.</summary>
    public async Task<Answered> PublishAsync(FeedItem item, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeOut);
        try
        {
            var channel = await ChannelAsync(limit.Token);
            var properties = new BasicProperties
            {
                MessageId = item.Change.Id, Type = Envelope.ChangeType, ContentType = "application/cloudevents+json", Persistent = true,
                Timestamp = new AmqpTimestamp(item.Change.RecordedAt.ToUnixTimeSeconds()),
            };
            await channel.BasicPublishAsync(Exchange, RoutingKey(item), mandatory: false, properties, item.Body, limit.Token);
            return new Answered(200, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await CloseAsync();
            return new Answered(null, string.Create(CultureInfo.InvariantCulture, $"the broker did not confirm within {TimeOut.TotalSeconds:F0} s"));
        }
        catch (Exception e) when (e is BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException or PublishException or IOException or InvalidOperationException)
        {
            await CloseAsync();
            return new Answered(null, "the broker refused or is away: " + (e.InnerException ?? e).Message.ReplaceLineEndings(" "));
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _one.Dispose();
    }

    /// <summary>A channel on which each publication waits for its confirmation.</summary>
    private async Task<IChannel> ChannelAsync(CancellationToken cancellation)
    {
        if (_channel is { IsOpen: true } open)
        {
            return open;
        }

        await CloseAsync();
        var factory = new ConnectionFactory { Uri = address, AutomaticRecoveryEnabled = false, ClientProvidedName = "negmon" };
        _connection = await factory.CreateConnectionAsync(cancellation);
        _channel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation);
        await _channel.ExchangeDeclareAsync(Exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellation);
        return _channel;
    }

    private async Task CloseAsync()
    {
        var (channel, connection) = (_channel, _connection);
        (_channel, _connection) = (null, null);
        if (channel is not null)
        {
            await channel.DisposeAsync();
        }

        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    private static string RoutingKey(FeedItem item)
    {
        static string Word(string part) => part.Length == 0 ? "-" : part.Replace('.', '_');
        var (dossier, actor, issue) = item.Change.Key;
        var key = $"{Word(dossier)}.{Word(actor)}.{Word(issue)}.{Articles.KebabCase.Word(item.Change.What.Kind)}";
        return key.Length <= 200 ? key : key[..200];
    }
}
