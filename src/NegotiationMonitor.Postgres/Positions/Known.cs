using Npgsql;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Refuses names that no act was ever about, and says which there are.</summary>
internal static class Known
{
    /// <summary>Checks a filter that found nothing, or that names several.</summary>
    /// <exception cref="RefusedException">A dossier, actor or issue is unknown.</exception>
    public static async Task RequireAsync(NpgsqlConnection connection, PositionFilter filter, int found, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        IReadOnlyList<string>?[] named = [filter.Dossiers, filter.Actors, filter.Issues];

        // What was found vouches for single names, not for each of several.
        if (Array.TrueForAll(named, n => n is null) || (found > 0 && Array.TrueForAll(named, n => n is null or { Count: 1 })))
        {
            return;
        }

        var known = await connection.Command("known").ListAsync(row => (Dossier: row.GetString(0), Actor: row.GetString(1), Issue: row.GetString(2)), cancellation);
        Require("dossier", filter.Dossiers, known.Select(k => k.Dossier));
        known.RemoveAll(k => filter.Dossiers is { } dossiers && !dossiers.Contains(k.Dossier, StringComparer.Ordinal));
        Require("actor", filter.Actors, known.Select(k => k.Actor));
        Require("issue", filter.Issues, known.Select(k => k.Issue));
    }

    private static void Require(string what, IReadOnlyList<string>? asked, IEnumerable<string> known)
    {
        var names = known.ToList();
        if (asked?.FirstOrDefault(a => a.Length > 0 && !names.Contains(a, StringComparer.Ordinal)) is { } unknown)
        {
            throw new RefusedException($"No act of any article is about {what} '{unknown}'; known: {NearNames.Of(unknown, names)}");
        }
    }
}
