using NegotiationMonitor.App.Watching;
using NegotiationMonitor.Postgres;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Watching;

namespace NegotiationMonitor.App.Cli;

/// <summary>Another back end over the same tables.</summary>
internal abstract class OtherStore : IAsyncDisposable
{
    /// <summary>Its name in <c>--store</c>.</summary>
    public const string Marten = "marten";

    public abstract EventLog Log { get; }

    /// <summary>Brings the positions up to the log's end.</summary>
    public abstract Task CatchUpAsync(CancellationToken cancellation);

    /// <summary>Whether it delivers a watch's changes; all others are the program's own.</summary>
    public abstract bool Delivers(Watch watch);

    /// <summary>Projects and delivers until cancelled.</summary>
    public abstract Task RunAsync(Delivering with, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();

    /// <summary>Refuses a back end that this program was built without.</summary>
    /// <exception cref="RefusedException">It was.</exception>
    public static void Require(string? name)
    {
#if !WITH_MARTEN
        if (name == Marten)
        {
            throw new RefusedException("this program was built without Marten and Wolverine; build it with them: dotnet run --project src/NegotiationMonitor.App -p:WithMarten=true -- serve --store marten");
        }
#endif
    }

    /// <summary>Opens a back end by its name; null for the program's own.</summary>
    public static async Task<OtherStore?> OpenAsync(string? name, Database database)
    {
#if WITH_MARTEN
        if (name == Marten)
        {
            return await MartenBack.OpenAsync(database);
        }
#endif
        await Task.CompletedTask;
        return null;
    }
}
