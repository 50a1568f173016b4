using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NegotiationMonitor.Articles;
using NegotiationMonitor.TestSupport;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace NegotiationMonitor.App.Tests.Watching;

/// <summary>The bridge to a real RabbitMQ; skipped where none is installed.</summary>
public sealed class BrokerTests(PostgresServer server) : WatchTest(server)
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private readonly ScratchFolder _folder = new();
    private readonly int _names = FreePort();
    private Process? _broker;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_broker is not null)
        {
            _broker.Kill(entireProcessTree: true);
            await _broker.WaitForExitAsync();
            _broker.Dispose();

            // Erlang's name server stays behind otherwise.
            // Its "Killed" must not reach our own output, over which the test platform counts messages.
            using var names = Process.Start(new ProcessStartInfo("epmd", ["-port", _names.ToString(CultureInfo.InvariantCulture), "-kill"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            await names.WaitForExitAsync();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_broker_gets_every_change_in_order_also_when_the_publishing_node_is_killed()
    {
        Assert.SkipUnless(File.Exists(Program), "rabbitmq-server is not installed");
        var address = new Uri($"amqp://guest:guest@127.0.0.1:{StartBroker()}/");
        await using var connection = await ConnectAsync(address);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancellation);
        await channel.ExchangeDeclareAsync("negotiationmonitor.changes", ExchangeType.Topic, durable: true, cancellationToken: Cancellation);
        var queue = (await channel.QueueDeclareAsync(cancellationToken: Cancellation)).QueueName;
        await channel.QueueBindAsync(queue, "negotiationmonitor.changes", "#", cancellationToken: Cancellation);
        var (came, keys) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            came.Enqueue(message.BasicProperties.MessageId!);
            keys.Enqueue(message.RoutingKey);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer, Cancellation);

        var (first, _) = await ServeAsync("--publish", address.ToString());
        await SayAsync(("us", "force", Stance.Supports));
        await UntilAsync(() => !came.IsEmpty);
        var (_, http) = await ServeAsync("--publish", address.ToString());
        var last = 0L;
        for (var i = 0; i < 30; i++)
        {
            last = await SayAsync(("us", "force", (Stance)(1 + (i % 7))), ("russia", "truce", (Stance)(1 + (i % 5))));
            if (i == 15)
            {
                first.Process.Kill();
            }
        }

        await FollowedAsync(http, last);
        var expected = await IdsAsync(http);
        await UntilAsync(() => came.Contains(expected[^1]));
        Assert.Equal(expected, came.Distinct(StringComparer.Ordinal));
        Assert.Contains("peace.us.force.emerged", keys);
    }

    private async Task UntilAsync(Func<bool> expected)
    {
        for (var waited = Stopwatch.StartNew(); !expected(); await Task.Delay(50, Cancellation))
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(3), "never came");
        }
    }

    private int StartBroker()
    {
        var (port, distribution) = (FreePort(), FreePort());
        var home = Directory.CreateDirectory(Path.Combine(_folder.Path, "broker")).FullName;
        var start = new ProcessStartInfo(Program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = home,
            ["RABBITMQ_NODENAME"] = $"negmon{port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_DIST_PORT"] = distribution.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_MNESIA_BASE"] = home,
            ["RABBITMQ_LOG_BASE"] = home,
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_PID_FILE"] = Path.Combine(home, "pid"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(home, "plugins"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(home, "none"),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = _names.ToString(CultureInfo.InvariantCulture),
        })
        {
            start.Environment[name] = value;
        }

        _broker = Process.Start(start)!;
        _broker.OutputDataReceived += (_, _) => { };
        _broker.ErrorDataReceived += (_, _) => { };
        _broker.BeginOutputReadLine();
        _broker.BeginErrorReadLine();
        return port;
    }

    private async Task<IConnection> ConnectAsync(Uri address)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(300, Cancellation))
        {
            try
            {
                return await new ConnectionFactory { Uri = address }.CreateConnectionAsync(Cancellation);
            }
            catch (RabbitMQ.Client.Exceptions.BrokerUnreachableException) when (waited.Elapsed < TimeSpan.FromMinutes(3) && !_broker!.HasExited)
            {
                // It is still starting.
            }
        }
    }
}
