using System.Globalization;
using NegotiationMonitor.Articles;
using NpgsqlTypes;

namespace NegotiationMonitor.Postgres.Positions;

/// <summary>Where an act is in the log.</summary>
/// <param name="Id">Id of the event that holds it.</param>
/// <param name="Stream">Stream of its article.</param>
public sealed record ActPlace(long Sequence, Guid Id, string Stream);

/// <summary>Finds what a reviewer names, and what came of the review.</summary>
public sealed class ReviewQueries(Database database)
{
    /// <summary>The act of a sequence number or an id, whether or not it still counts.</summary>
    /// <exception cref="RefusedException">There is no such event, or it is no act; the message says what there is.</exception>
    public async Task<ActPlace> ActAsync(string named, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(named);
        var isNumber = long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence);
        var isId = Guid.TryParse(named, out var id);
        if (!isNumber && !isId)
        {
            throw new RefusedException($"'{named}' is neither a sequence number nor an id of an event; `negmon events` shows both");
        }

        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var found = await connection.Command("find_act").With(isNumber ? sequence : -1).With(isId ? id : null, NpgsqlDbType.Uuid)
            .ListAsync(row => (Place: new ActPlace(row.GetInt64(0), row.GetGuid(1), row.GetString(2)), Type: row.GetString(3)), cancellation);
        if (found is [var (place, type)])
        {
            return type is "act_added" or "act_amended" || EventNames.ActNames.Contains(type, StringComparer.Ordinal)
                ? place
                : throw new RefusedException($"Event {named} is '{type}', no act; `negmon events` lists the acts");
        }

        var end = (await connection.Command("checkpoint").ListAsync(row => row.GetInt64(0), cancellation))[0];
        throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"No act {named} is recorded; the log ends at {end}, and `negmon events` lists the acts in it"));
    }

    /// <summary>Stream of the article of a stream key, file name, address or title.</summary>
    /// <exception cref="RefusedException">None or several are called so.</exception>
    public async Task<string> ArticleAsync(string named, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(named);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var streams = await connection.Command("find_source").With(named).ListAsync(row => row.GetString(0), cancellation);
        return streams switch
        {
            [var one] => one,
            [var first, ..] when first == named => first,
            [] => throw new RefusedException($"No article is called '{named}'; name it by its file, address, title or stream, as `negmon events` shows them"),
            _ => throw new RefusedException($"Several articles are called '{named}': {string.Join(", ", streams)}; name one by its stream"),
        };
    }
}
