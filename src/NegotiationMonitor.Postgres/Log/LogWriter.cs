using System.Threading.Channels;
using Npgsql;

namespace NegotiationMonitor.Postgres.Log;

/// <summary>
/// The one writer of a process: takes what waits, writes it in one transaction, and answers. While a transaction commits the next appends gather, so
/// the more callers there are the larger the transactions become. Callers that were just answered together mostly come back together with
/// their next append: for them it waits a moment, or each transaction would hold half of them. A caller alone never waits.
/// </summary>
internal sealed class LogWriter : IAsyncDisposable
{
    private const int MostWrites = 512;
    private const long MostBytes = 16 << 20;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly Database database;
    private readonly IEventRows rows;
    private readonly TimeProvider? clock;
    private readonly Channel<Write> waiting = Channel.CreateBounded<Write>(new BoundedChannelOptions(4 * MostWrites) { SingleReader = true });
    private readonly Task loop;
    private volatile Company? awaited;

    public LogWriter(Database database, IEventRows rows, TimeProvider? clock)
    {
        this.database = database;
        this.rows = rows;
        this.clock = clock;
        loop = Task.Run(RunAsync);
    }

    /// <summary>Ends when the write is committed.</summary>
    public async Task EnqueueAsync(Write write)
    {
        await waiting.Writer.WriteAsync(write, write.Cancellation);
        awaited?.Come(waiting.Reader.Count);
        await write.Done;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
    }

    private async Task RunAsync()
    {
        var writes = new List<Write>();
        var answered = 0;
        while (await waiting.Reader.WaitToReadAsync())
        {
            if (answered > 1)
            {
                await AwaitCompanyAsync(Math.Min(answered, MostWrites));
            }

            Gather(writes);
            await WriteAsync(writes);
            answered = writes.Count + waiting.Reader.Count;
            writes.Clear();
        }
    }

    private async Task AwaitCompanyAsync(int count)
    {
        var company = new Company(count);
        awaited = company;
        company.Come(waiting.Reader.Count);
        await Task.WhenAny(company.Arrived, Task.Delay(Moment));
        awaited = null;
    }

    private void Gather(List<Write> writes)
    {
        long bytes = 0;
        while (writes.Count < MostWrites && bytes < MostBytes && waiting.Reader.TryRead(out var write))
        {
            if (write.IsCancelled)
            {
                write.Cancel();
                continue;
            }

            bytes += write.Size;
            writes.Add(write);
        }
    }

    /// <summary>Writes all; where the database refuses the whole, each alone, so that one bad append harms no other.</summary>
    private async Task WriteAsync(IReadOnlyList<Write> writes)
    {
        try
        {
            await TransactAsync(writes);
        }
        catch (Exception e) when (writes.Count > 1 && e is PostgresException && !PostgresErrors.IsTransient(e))
        {
            foreach (var write in writes)
            {
                await WriteAsync([write]);
            }
        }
        catch (Exception e)
        {
            var explained = PostgresErrors.Explain(e, database.Source.ConnectionString);
            foreach (var write in writes)
            {
                write.Fail(explained);
            }
        }
    }

    private async Task TransactAsync(IReadOnlyList<Write> writes)
    {
        try
        {
            await TransactOnceAsync(writes);
        }
        catch (Exception e) when (PostgresErrors.IsTransient(e))
        {
            // Pooled connections may be dead since a restart of the server: none of them is used again, here or by readers.
            // If the first transaction did commit, the second finds its events there.
            database.Source.Clear();
            await TransactOnceAsync(writes);
        }
    }

    private async Task TransactOnceAsync(IReadOnlyList<Write> writes)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var batch = new WriteBatch(database, transaction, rows, clock);
        await batch.LoadAsync(writes);
        List<Write> planned = [];
        foreach (var write in writes)
        {
            try
            {
                write.Plan(batch);
                planned.Add(write);
            }
            catch (Exception e)
            {
                write.Fail(e);
            }
        }

        var head = await batch.FlushAsync();
        await transaction.CommitAsync();
        foreach (var write in planned)
        {
            write.Complete(head);
        }
    }

    /// <summary>Tells when so many writes wait.</summary>
    private sealed class Company(int count)
    {
        private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Arrived => arrived.Task;

        public void Come(int waiting)
        {
            if (waiting >= count)
            {
                arrived.TrySetResult();
            }
        }
    }
}
