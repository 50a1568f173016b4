using NegotiationMonitor.Articles;
using NegotiationMonitor.Contracts;
using NegotiationMonitor.Positions;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Tests.Positions;

namespace NegotiationMonitor.Marten.Tests;

/// <summary>One database, two back ends.</summary>
public sealed class CompatibilityTests(AnyServer server) : ContractTest(server)
{
    /// <summary>Columns, indexes, constraints and triggers of every table, and every other relation.</summary>
    private const string Schema =
        """
        select format('%s column %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as line
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relnamespace = 'negmon'::regnamespace and c.relkind in ('r', 'v')
        union all select format('%s index %s', tablename, indexdef) from pg_indexes where schemaname = 'negmon'
        union all select format('%s constraint %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'negmon'::regnamespace and conrelid <> 0
        union all select format('%s trigger %s', tgrelid::regclass, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
        union all select format('%s relation %s', relname, relkind) from pg_class where relnamespace = 'negmon'::regnamespace
        order by line
        """;

    protected override Task<BackEnd> OpenAsync(string connectionString) => OwnBackEnd.OpenAsync(connectionString);

    [Fact]
    public async Task A_database_written_by_the_default_back_end_opens_in_Marten()
    {
        await LiveAsync(Back, 91);
        var (schema, rows) = (await TextsAsync(Schema), await RowsAsync());

        await using var marten = await MartenBackEnd.OpenAsync(ConnectionString);
        var opened = await TextsAsync(Schema);
        Assert.Empty(schema.Except(opened));
        var tables = schema.Select(Relation).ToHashSet(StringComparer.Ordinal);
        var altered = opened.Except(schema).Where(line => tables.Contains(Relation(line))).ToList();
        Assert.True(altered.Count == 0, string.Join('\n', altered));
        Assert.All(opened.Except(schema), line => Assert.Matches("^(pkey_)?mt_", Relation(line)));
        await EveryArticleIsEqualAsync(marten);

        await marten.ProjectAsync();
        Assert.Equal(rows, await RowsAsync());
        await marten.RebuildAsync();
        Assert.Equal(rows, await RowsAsync());
        await GoesOnAsync(marten);
    }

    [Fact]
    public async Task A_database_written_by_Marten_opens_in_the_default_back_end()
    {
        await using (var marten = await MartenBackEnd.OpenAsync(ConnectionString))
        {
            await LiveAsync(marten, 92);
            await EveryArticleIsEqualAsync(marten);
        }

        var rows = await RowsAsync();
        await using var own = await OwnBackEnd.OpenAsync(ConnectionString);
        await EveryArticleIsEqualAsync(own);
        await own.ProjectAsync();
        Assert.Equal(rows, await RowsAsync());
        await own.RebuildAsync();
        Assert.Equal(rows, await RowsAsync());
        await GoesOnAsync(own);
    }

    [Fact]
    public async Task Both_may_append_to_one_database_at_the_same_time()
    {
        await using var marten = await MartenBackEnd.OpenAsync(ConnectionString);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await (writer % 2 == 0 ? Back : marten).Log.DecideAsync($"article-{i % 5}", _ => Copies(2), Cancellation);
            }
        })));
        Assert.Equal(8 * 20 * 2, (await AllAsync(Back.Log)).Count);
        await SoundAsync();
    }

    private static string Relation(string line) => line[..line.IndexOf(' ', StringComparison.Ordinal)].Replace("negmon.", "", StringComparison.Ordinal);

    private static async Task LiveAsync(BackEnd back, int seed)
    {
        var bytes = new byte[60 * LivingHistory.Step];
        new Random(seed).NextBytes(bytes);
        await new LivingHistory(back.Database, back.Log, batch => back.ProjectAsync(batch)).LiveAsync(bytes);
    }

    private async Task EveryArticleIsEqualAsync(BackEnd back)
    {
        foreach (var stream in (await AllAsync(Back.Log)).GroupBy(e => e.Stream))
        {
            var folded = ArticleRecord.Fold(stream.Key, stream.Select(e => new NewEvent(e.Id, e.Event)));
            Assert.Equal(Words(folded), Words(await back.AggregateAsync(stream.Key)));
        }

        await SoundAsync();
    }

    private async Task GoesOnAsync(BackEnd back)
    {
        await LiveAsync(back, 93);
        var book = new PositionBook();
        (await AllAsync(Back.Log)).ForEach(book.Apply);
        Assert.Equal(book.Positions, await PositionsAsync());
        Assert.Equal(book.Changes.Select(Words), await ChangesAsync());
        await SoundAsync();
    }

    private async Task SoundAsync()
    {
        var verified = await LogVerifier.VerifyAsync(Back.Database);
        Assert.True(verified.IsSound, string.Join('\n', verified.Faults.Take(3)));
    }
}
