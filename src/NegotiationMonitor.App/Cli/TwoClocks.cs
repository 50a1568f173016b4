using System.CommandLine;
using NegotiationMonitor.App.Input;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.App.Cli;

/// <summary>What two answers are compared by, as written: the days of the world, of the log, of the press. What is not given is the same for both.</summary>
internal sealed record TwoClocks(string? From, string? To, string? RecordedFrom, string? RecordedTo, string? PublishedFrom, string? PublishedTo)
{
    /// <summary>The two sets of clocks.</summary>
    /// <param name="both">Clocks that hold for both where a pair is not given.</param>
    /// <param name="name">How a field of this record is called where it was written.</param>
    /// <exception cref="RefusedException">Nothing is compared, a day cannot be, or the first is later than the second.</exception>
    public async Task<(Clocks From, Clocks To)> AskAsync(Clocks both, Func<string, string> name, Store store, CancellationToken cancellation)
    {
        if ((From ?? To ?? RecordedFrom ?? RecordedTo ?? PublishedFrom ?? PublishedTo) is null)
        {
            throw new RefusedException($"Say what to compare: two days with {name(nameof(From))} and {name(nameof(To))}, or two states of knowledge with {name(nameof(RecordedFrom))} or {name(nameof(PublishedFrom))}");
        }

        var from = await OneAsync(From, RecordedFrom, PublishedFrom, nameof(From), nameof(RecordedFrom), nameof(PublishedFrom));
        var to = await OneAsync(To, RecordedTo, PublishedTo, nameof(To), nameof(RecordedTo), nameof(PublishedTo));
        RequireOrder(from.SaidBy, to.SaidBy, nameof(From), nameof(To));
        RequireOrder(from.RecordedBy, to.RecordedBy, nameof(RecordedFrom), nameof(RecordedTo));
        RequireOrder(from.PublishedBy, to.PublishedBy, nameof(PublishedFrom), nameof(PublishedTo));
        return (from, to);

        async Task<Clocks> OneAsync(string? said, string? recorded, string? published, string saidName, string recordedName, string publishedName) => new(
            Day(said, saidName) ?? both.SaidBy,
            await Moment.SequenceAsync(recorded, name(recordedName), store.Database, cancellation) ?? both.RecordedBy,
            Day(published, publishedName) ?? both.PublishedBy);

        DateOnly? Day(string? value, string field) => string.IsNullOrEmpty(value) ? null : PublishedDay.Parse(value, name(field));

        void RequireOrder<T>(T? one, T? other, string first, string second)
            where T : struct, IComparable<T>
        {
            if (one is { } a && other is { } b && a.CompareTo(b) > 0)
            {
                throw new RefusedException($"{name(first)} is later than {name(second)}; turn them round");
            }
        }
    }
}
