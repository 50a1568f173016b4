using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Watching;

/// <summary>
/// One subscriber's stream of server-sent events. Nothing is buffered for it beyond what the connection takes: it reads the feed at its own pace and is
/// dropped when it takes nothing for <see cref="Patience"/>; the last id it saw is where it goes on.
/// </summary>
internal sealed class ChangeStream(ChangeFeed feed, WatchFilter filter, PipeWriter output, TimeProvider time)
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const int Page = 200;
    private const int MostUnsent = 16 * 1024;

    /// <summary>Writes until cancelled.</summary>
    /// <exception cref="TimeoutException">The subscriber takes nothing any more.</exception>
    public async Task RunAsync(ChangeCursor cursor, CancellationToken cancellation)
    {
        Write("retry: 2000\n\n");
        await FlushAsync(cancellation);
        while (true)
        {
            var page = await feed.ReadAsync(cursor, Page, cancellation);
            var wrote = false;
            foreach (var item in page.Items)
            {
                if (item.Matches(filter))
                {
                    Write(item);
                    wrote = true;
                    if (output.UnflushedBytes > MostUnsent)
                    {
                        await FlushAsync(cancellation);
                    }
                }
            }

            cursor = page.Reached;
            if (wrote)
            {
                await FlushAsync(cancellation);
            }

            if (!page.More && !await GrownAsync(cursor, cancellation))
            {
                // Its id moves the resume point over changes that did not match.
                Write($"id: {cursor}\nevent: heartbeat\ndata: {{}}\n\n");
                await FlushAsync(cancellation);
            }
        }
    }

    /// <summary>False where nothing came for as long as a heartbeat.</summary>
    private async Task<bool> GrownAsync(ChangeCursor cursor, CancellationToken cancellation)
    {
        using var beat = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        beat.CancelAfter(Heartbeat);
        try
        {
            await feed.GrownAsync(cursor, beat.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Write(FeedItem item)
    {
        Write($"id: {item.Notice.Cursor}\nevent: change\ndata: ");
        output.Write(item.Body);
        Write("\n\n");
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, output);

    private async Task FlushAsync(CancellationToken cancellation)
    {
        var flushed = output.FlushAsync(cancellation);
        var result = flushed.IsCompletedSuccessfully ? flushed.Result : await flushed.AsTask().WaitAsync(Patience, time, cancellation);
        if (result.IsCompleted)
        {
            throw new OperationCanceledException("the subscriber has gone");
        }
    }
}
