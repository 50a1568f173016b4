using NegotiationMonitor.Articles;
using NegotiationMonitor.Positions;

namespace NegotiationMonitor.Watching;

/// <summary>Which changes a subscriber wants; what is null or empty does not narrow it.</summary>
/// <param name="Kinds">Kinds of change.</param>
/// <param name="MinOrigins">At least so many independent origins behind the stance when it changed.</param>
/// <param name="OwnStatements">Only what the actor itself was heard to say: no claims of others, no narration, no unnamed sources.</param>
public sealed record WatchFilter(
    IReadOnlyList<string>? Dossiers = null, IReadOnlyList<string>? Actors = null, IReadOnlyList<string>? Issues = null,
    IReadOnlyList<ChangeKind>? Kinds = null, int MinOrigins = 1, bool OwnStatements = false)
{
    /// <summary>Most names or kinds in one list.</summary>
    public const int MostNames = 200;

    /// <summary>Everything.</summary>
    public static WatchFilter All { get; } = new();

    /// <summary>
    /// Whether a subscriber wants a change. A retraction passes the demands on origins and voice: who was told of a statement must
    /// hear that it no longer stands.
    /// </summary>
    /// <param name="directness">Of the act that decides since; null where nothing is left.</param>
    public bool Wants(Change change, Directness? directness)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Names(Dossiers, change.Key.Dossier) && Names(Actors, change.Key.Actor) && Names(Issues, change.Key.Issue)
            && (Kinds is not { Count: > 0 } kinds || kinds.Contains(change.What.Kind))
            && (change.What.Kind == ChangeKind.Retracted || (change.What.Origins.Count >= MinOrigins && (!OwnStatements || IsOwn(directness))));
    }

    /// <summary>Checks names and numbers.</summary>
    /// <exception cref="RefusedException">A list is too long, a name is blank or the number of origins impossible.</exception>
    public void Check()
    {
        foreach (var (what, names) in new[] { ("dossiers", Dossiers), ("actors", Actors), ("issues", Issues) })
        {
            if (names?.Count > MostNames)
            {
                throw new RefusedException($"{what}: more than {MostNames} names; leave the list out to take all");
            }

            if (names?.Any(string.IsNullOrWhiteSpace) == true)
            {
                throw new RefusedException($"{what}: a name is empty");
            }
        }

        if (MinOrigins is < 1 or > DayFold.MaxOrigins)
        {
            throw new RefusedException($"minOrigins: must be between 1 and {DayFold.MaxOrigins}");
        }
    }

    private static bool IsOwn(Directness? directness) => directness is Directness.OwnWords or Directness.OwnStatement;

    private static bool Names(IReadOnlyList<string>? names, string name) => names is not { Count: > 0 } || names.Contains(name, StringComparer.Ordinal);
}
