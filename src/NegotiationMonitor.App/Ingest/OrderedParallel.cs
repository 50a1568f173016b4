using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace NegotiationMonitor.App.Ingest;

/// <summary>Work on many things at once, results in the order of the things, and never more than a few in memory.</summary>
internal static class OrderedParallel
{
    /// <summary>Results of <paramref name="work"/> in order. What it throws comes out at its place. Items are taken only as results are.</summary>
    public static async IAsyncEnumerable<TResult> SelectAsync<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, Task<TResult>> work, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var ahead = Environment.ProcessorCount;
        var running = Channel.CreateBounded<Task<TResult>>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var feeding = Task.Run(FeedAsync, CancellationToken.None);
        try
        {
            await foreach (var result in running.Reader.ReadAllAsync(cancellation))
            {
                yield return await result;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await feeding;
        }

        async Task FeedAsync()
        {
            try
            {
                foreach (var item in items)
                {
                    await running.Writer.WaitToWriteAsync(stop.Token);
                    await running.Writer.WriteAsync(Task.Run(() => work(item), stop.Token), stop.Token);
                }

                running.Writer.Complete();
            }
            catch (Exception e)
            {
                // Comes out where the results are read.
                running.Writer.TryComplete(e);
            }
        }
    }
}
