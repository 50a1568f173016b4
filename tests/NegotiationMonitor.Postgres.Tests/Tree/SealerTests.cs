using System.Runtime.Versioning;
using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Log;
using NegotiationMonitor.Postgres.Tree;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.Postgres.Tests.Tree;

public sealed class SealerTests(PostgresServer server) : TreeTest(server)
{
    [Fact]
    public async Task An_empty_log_has_no_head_and_needs_no_key()
    {
        Assert.Null(await Sealer.SealAsync());
        Assert.False(Directory.Exists(Keys.Directory));
        Assert.Empty((await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Sealing_again_signs_nothing_new_and_each_growth_one_head()
    {
        await Events.AppendAsync("article-a", 0, Copies(300));
        var first = await Sealer.SealAsync();
        Assert.Equal(first, await Sealer.SealAsync());
        await Events.AppendAsync("article-b", 0, Copies(300));
        var second = await Sealer.SealAsync();
        Assert.Equal((300L, 600L), (first!.Head.Size, second!.Head.Size));
        Assert.Equal(2L, await ScalarAsync<long>("select count(*) from nm_tree_heads"));
        Assert.Equal(3L, await ScalarAsync<long>("select count(*) from nm_tree_tiles where level = 0"));
        Assert.Equal(second, await Proofs.HeadAsync());
    }

    [Fact]
    public async Task A_rebuild_makes_the_same_tiles()
    {
        await Events.AppendAsync("article-a", 0, Copies(700));
        await Sealer.SealAsync();
        const string tiles = "select string_agg(level || ':' || tile || ':' || md5(hashes), ' ' order by level, tile) from nm_tree_tiles";
        var before = await ScalarAsync<string>(tiles);
        Assert.Equal(700, await Sealer.RebuildAsync());
        Assert.Equal(before, await ScalarAsync<string>(tiles));
        await Events.AppendAsync("article-a", 700, Copies(1));
        Assert.Equal(701, (await Sealer.SealAsync())!.Head.Size);
        Assert.Empty((await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Many_sealers_beside_writers_make_one_tree()
    {
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                await Events.AppendAsync($"article-{w}-{i}", 0, Copies(3));
            }
        })));
        var sealing = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                await Sealer.SealAsync();
            }
        })).ToList();
        await writing;
        await Task.WhenAll(sealing);
        Assert.Equal(360, (await Sealer.SealAsync())!.Head.Size);
        Assert.Empty((await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Gaps_in_the_numbers_do_not_move_leaves()
    {
        await Events.AppendAsync("article-a", 0, Copies(2));
        await ExecuteAsync("select nextval('mt_events_sequence') from generate_series(1, 50)");
        await Events.AppendAsync("article-b", 0, Copies(2));
        await Sealer.SealAsync();
        Assert.Equal((53L, 2L), ((await Proofs.ProveAsync("53", true)).Event.Sequence, (await Proofs.ProveAsync("53", true)).Event.Index));
    }

    [Fact]
    public async Task After_a_rotation_old_heads_and_proofs_still_hold_and_the_old_key_vouches_for_the_new()
    {
        await RecordAsync();
        var before = (await Sealer.SealAsync())!;
        var old = Keys.Ring().Keys.Single();
        var proof = (await Proofs.ProveAsync("3", true)).ToJson();
        var next = Keys.Rotate(DateTimeOffset.UtcNow);
        await RecordAsync("Rome backs the plan. “We will send troops”, he said.", "Axios");
        var after = (await Sealer.SealAsync())!;

        Assert.Equal((old.Id, next.Id), (before.Key, after.Key));
        Assert.Empty((await VerifyAsync()).Faults);
        Assert.True(ProofCheck.Check(Proof.FromJson(proof, "p"), old).Holds);
        Assert.True(ProofCheck.Check(Clone(await Proofs.ProveAsync("7", true)), old).Holds);
        Assert.True(ProofCheck.Check(Clone(await Proofs.ProveAsync(before, after)), old).Holds);
        Assert.False(ProofCheck.Check(Proof.FromJson(proof, "p"), next).Holds);

        // Without the old one's word the new key is a stranger.
        var newer = await Proofs.ProveAsync("7", true);
        Assert.False(ProofCheck.Check(newer with { Keys = [.. newer.Keys.Select(k => k with { EndorsedBy = [] })] }, old).Holds);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Keys_are_their_owners_alone_and_one_that_others_may_read_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes.");
        await Events.AppendAsync("article-a", 0, Copies(1));
        await Sealer.SealAsync();
        var key = Path.Combine(Keys.Directory, "signing-key.pem");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Keys.Directory));
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<RefusedException>(() => Keys.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_programs_can_check_the_signature()
    {
        await Events.AppendAsync("article-a", 0, Copies(1));
        var head = (await Sealer.SealAsync())!;
        var folder = Directory.CreateTempSubdirectory("negmon-openssl-");
        try
        {
            var (pem, content, signature) = (Path.Combine(folder.FullName, "k.pem"), Path.Combine(folder.FullName, "head"), Path.Combine(folder.FullName, "sig"));
            await File.WriteAllTextAsync(pem, Keys.Ring().Keys.Single().Pem);
            await File.WriteAllBytesAsync(content, head.Head.ToBytes());
            await File.WriteAllBytesAsync(signature, Convert.FromBase64String(head.Signature));
            using var openssl = TryStart("openssl", "dgst", "-sha256", "-verify", pem, "-signature", signature, content);
            Assert.SkipWhen(openssl is null, "openssl is not installed.");
            await openssl!.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, openssl.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_verification_tells_how_far_it_has_come_and_heads_kept_elsewhere_count()
    {
        await Events.AppendAsync("article-a", 0, Copies(5000));
        var kept = (await Sealer.SealAsync())!;
        var seen = new List<VerifyProgress>();
        var found = await LogVerifier.VerifyAsync(Database, Keys.Trust(), new Listed(seen));
        Assert.True(found.IsSound);
        Assert.Equal([2000L, 4000L, 6000L, 8000L, 10000L], seen.Select(s => s.Done));
        Assert.All(seen, s => Assert.Equal(10000, s.Total));

        var longer = kept with { Head = kept.Head with { Size = 6000, Sequence = 6000 } };
        var trust = Keys.Trust();
        var cut = await LogVerifier.VerifyAsync(Database, trust with { Heads = [.. trust.Heads, longer] });
        Assert.Contains(cut.Faults, f => f.Message.Contains("was signed with 6000 events", StringComparison.Ordinal));
    }

    private static System.Diagnostics.Process? TryStart(string program, params string[] arguments)
    {
        try
        {
            return System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private sealed class Listed(List<VerifyProgress> into) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => into.Add(value);
    }
}
