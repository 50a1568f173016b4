using NegotiationMonitor.Articles;
using Npgsql;

namespace NegotiationMonitor.Postgres.Log;

/// <summary>
/// The articles' index (<c>nm_articles</c>) as a transaction of the writer sees it: what is stored, and what the transaction adds. It follows
/// from the events alone, whichever way they came in, and can be rebuilt from them (<see cref="ArticleIndexRebuild"/>).
/// </summary>
internal sealed class ArticleIndex(NpgsqlConnection connection)
{
    /// <summary>Texts compared word for word before a story counts as new.</summary>
    private const int MostCompared = 4;

    private readonly Dictionary<string, string> streamByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> streamByUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> roots = new(StringComparer.Ordinal);
    private readonly Dictionary<RecordWrite, CopyRecognised> stored = [];
    private readonly Dictionary<string, RecordWrite> writes = new(StringComparer.Ordinal);
    private readonly List<(string Stream, RecordWrite Write)> added = [];
    private readonly Dictionary<long, List<int>> addedByBand = [];
    private readonly List<(string Key, string Stream, long Version, string? Url, StoryPrint Print, long[] Bands)> texts = [];
    private readonly List<NpgsqlBatchCommand> marks = [];

    /// <summary>Streams of the articles found so far.</summary>
    public IEnumerable<string> Streams => streamByKey.Values.Concat(streamByUrl.Values);

    /// <summary>Looks up what is stored about the articles that are to be recorded.</summary>
    public async Task LoadAsync(IReadOnlyList<RecordWrite> records)
    {
        if (records.Count == 0)
        {
            return;
        }

        await LoadKnownAsync(records);
        var unknown = records.Where(r => StreamOf(r.Key) is null && StreamAt(r.Url) is null).DistinctBy(r => r.Key, StringComparer.Ordinal).ToList();
        var candidates = await LoadCandidatesAsync(unknown);
        for (var i = 0; i < unknown.Count; i++)
        {
            if (await FirstSameStoryAsync(unknown[i], candidates[i]) is { } copy)
            {
                stored.Add(unknown[i], copy);
            }
        }
    }

    /// <summary>Stream of the article that has or once had this content; null where there is none.</summary>
    public string? StreamOf(string key) => streamByKey.GetValueOrDefault(key);

    /// <summary>Stream of the article at an address; null where there is none.</summary>
    public string? StreamAt(string? url) => url is null ? null : streamByUrl.GetValueOrDefault(url);

    /// <summary>The earlier article whose story this one tells again, in the log or in this transaction; of a copy its origin. Null for a story of its own.</summary>
    public CopyRecognised? OriginOf(RecordWrite write)
    {
        if (stored.GetValueOrDefault(write) is { } earlier)
        {
            return earlier;
        }

        foreach (var i in write.Print.Bands().SelectMany(b => addedByBand.GetValueOrDefault(b, [])).Distinct().Order())
        {
            var (stream, other) = added[i];
            if (StoryPrint.IsPromising(write.Print.EstimateShare(other.Print)) && StoryPrint.Similarity(write.Shingles, other.Shingles) is { } similarity)
            {
                return new CopyRecognised(roots.GetValueOrDefault(stream, stream), similarity);
            }
        }

        return null;
    }

    /// <summary>Keeps what a write has already worked out about its text, for <see cref="Add"/>.</summary>
    public void Remember(RecordWrite write) => writes[write.Article.Text] = write;

    /// <summary>Takes up an event that is being recorded.</summary>
    /// <param name="print">Print of the event's text, where it has one and it is known.</param>
    /// <param name="record">The stream's record after the event; needed for a revision only.</param>
    public void Add(string stream, long version, ArticleEvent @event, StoryPrint? print, ArticleRecord? record)
    {
        switch (@event)
        {
            case ArticleReceived e:
                AddText(stream, version, e.Text, e.Outlet, e.Url, print);
                break;
            case ArticleRevised e:
                AddText(stream, version, e.Text, record!.Article!.Outlet, record.Article.Url, print);
                break;
            case CopyRecognised e:
                roots[stream] = e.Of;
                marks.Add(WriteBatch.Command("set_root", WriteBatch.Parameter(stream), WriteBatch.Parameter(e.Of)));
                break;
        }
    }

    /// <summary>Adds the statements that store what was taken up.</summary>
    public void AddCommands(NpgsqlBatch batch)
    {
        if (texts.Count > 0)
        {
            batch.BatchCommands.Add(InsertTexts());
        }

        // In the order of the events, after all texts: a copy may be marked in the transaction of its origin.
        foreach (var mark in marks)
        {
            batch.BatchCommands.Add(mark);
        }

        texts.Clear();
        marks.Clear();
    }

    private void AddText(string stream, long version, string text, string? outlet, string? address, StoryPrint? prepared)
    {
        var write = writes.GetValueOrDefault(text);
        var (key, url, print) = (ContentKey.Of(text, outlet), Address.Fold(address), write?.Print ?? prepared ?? StoryPrint.Of(text));
        streamByKey.TryAdd(key, stream);
        if (url is not null)
        {
            streamByUrl.TryAdd(url, stream);
        }

        var bands = print.Bands();
        if (write is not null)
        {
            foreach (var band in bands)
            {
                (addedByBand.TryGetValue(band, out var list) ? list : addedByBand[band] = []).Add(added.Count);
            }

            added.Add((stream, write));
        }

        texts.Add((key, stream, version, url, print, bands));
    }

    private NpgsqlBatchCommand InsertTexts() => WriteBatch.Command(
        "insert_articles",
        WriteBatch.Parameter(texts.Select(t => t.Key).ToArray()),
        WriteBatch.Parameter(texts.Select(t => t.Stream).ToArray()),
        WriteBatch.Parameter(texts.Select(t => t.Version).ToArray()),
        WriteBatch.Parameter(texts.Select(t => t.Url).ToArray()),
        WriteBatch.Parameter(texts.Select(t => t.Print.Count).ToArray()),
        WriteBatch.Parameter(texts.Select(t => t.Print.ToBytes()).ToArray()),
        WriteBatch.Parameter(texts.Select(t => ArrayText(t.Bands)).ToArray()));

    private async Task LoadKnownAsync(IReadOnlyList<RecordWrite> records)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/known_articles"), connection);
        command.Parameters.Add(WriteBatch.Parameter(records.Select(r => r.Key).ToArray()));
        command.Parameters.Add(WriteBatch.Parameter(records.Select(r => r.Url).OfType<string>().ToArray()));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var (of, at) = reader.IsDBNull(0) ? (streamByUrl, reader.GetString(2)) : (streamByKey, reader.GetString(0));
            of[at] = reader.GetString(1);
        }
    }

    /// <summary>For each article the stored texts that may tell its story, the likeliest first.</summary>
    private async Task<List<(string Stream, long Version, string Root)>[]> LoadCandidatesAsync(IReadOnlyList<RecordWrite> unknown)
    {
        if (unknown.Count == 0)
        {
            return [];
        }

        var found = unknown.Select(_ => new List<(double Share, (string, long, string) Text)>()).ToList();
        await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/similar_articles"), connection);
        command.Parameters.Add(WriteBatch.Parameter(unknown.Select(w => ArrayText(w.Print.Bands())).ToArray()));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var n = (int)reader.GetInt64(0) - 1;
            var share = unknown[n].Print.EstimateShare(StoryPrint.FromBytes(reader.GetInt32(4), reader.GetFieldValue<byte[]>(5)));
            if (StoryPrint.IsPromising(share))
            {
                found[n].Add((share, (reader.GetString(1), reader.GetInt64(2), reader.GetString(3))));
            }
        }

        return [.. found.Select(f => f.OrderByDescending(t => t.Share).Take(MostCompared).Select(t => t.Text).ToList())];
    }

    /// <summary>PostgreSQL knows no arrays of arrays of different lengths, so each goes as text.</summary>
    private static string ArrayText(long[] values) => "{" + string.Join(',', values) + "}";

    private async Task<CopyRecognised?> FirstSameStoryAsync(RecordWrite write, List<(string Stream, long Version, string Root)> candidates)
    {
        foreach (var (stream, version, root) in candidates)
        {
            await using var command = new NpgsqlCommand(SqlFile.Text("Log/Sql/text_of"), connection);
            command.Parameters.Add(WriteBatch.Parameter(stream));
            command.Parameters.Add(WriteBatch.Parameter(version));
            if (await command.ExecuteScalarAsync() is string text && StoryPrint.Similarity(write.Shingles, StoryPrint.Shingles(text)) is { } similarity)
            {
                return new CopyRecognised(root, similarity);
            }
        }

        return null;
    }
}
