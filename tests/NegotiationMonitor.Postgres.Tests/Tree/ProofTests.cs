using NegotiationMonitor.Audit.Merkle;
using NegotiationMonitor.Postgres.Tree;
using NegotiationMonitor.TestSupport;

namespace NegotiationMonitor.Postgres.Tests.Tree;

public sealed class ProofTests(PostgresServer server) : TreeTest(server)
{
    private static void Refuted(Proof proof, string because) =>
        Assert.Contains(ProofCheck.Check(Clone(proof), null).Faults, f => f.Contains(because, StringComparison.Ordinal));

    [Fact]
    public async Task A_proof_shows_the_words_the_article_and_the_head_and_holds_without_the_database()
    {
        await RecordAsync();
        var head = (await Sealer.SealAsync())!;
        var proof = await Proofs.ProveAsync("3", true);

        var read = Clone(proof);
        Assert.Equal(["We will send troops"], read.Shows.Quotes);
        Assert.Equal(("france", "supports", "Reuters", "Troops"), (read.Shows.Actor, read.Shows.Stance, read.Shows.Outlet, read.Shows.Title));
        Assert.Equal(64, read.Shows.ArticleHash!.Length);
        Assert.Equal((head, 4L, 2L, 0L), (read.Head, read.Head.Head.Size, read.Event.Index, read.Article!.Index));
        Assert.Equal(new ProofVerdict([], null).Faults, ProofCheck.Check(read, null).Faults);
        Assert.True(ProofCheck.Check(read, Keys.Ring().Keys.Single()).Holds);
        using var other = NewKey();
        Assert.False(ProofCheck.Check(read, TreeKey.Of(other)).Holds);
    }

    [Fact]
    public async Task Every_event_can_be_proven_by_number_and_by_id()
    {
        await RecordAsync();
        await RecordAsync("Rome backs the plan. “We will send troops”, he said.", "Axios");
        await Sealer.SealAsync();
        foreach (var e in await Events.ReadAsync(0, 100))
        {
            var byNumber = await Proofs.ProveAsync(e.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), true);
            Assert.Empty(ProofCheck.Check(Clone(byNumber), null).Faults);
            Assert.Equal(byNumber.Event.DataHash, (await Proofs.ProveAsync(e.Id.ToString(), true)).Event.DataHash);
        }
    }

    [Fact]
    public async Task Nothing_in_a_proof_can_be_altered()
    {
        await RecordAsync();
        await Sealer.SealAsync();
        var proof = await Proofs.ProveAsync("3", true);
        Refuted(proof with { Event = proof.Event with { Data = proof.Event.Data!.Replace("troops", "Troops", StringComparison.Ordinal) } }, "data of event 3");
        Refuted(proof with { Event = proof.Event with { RecordedAt = proof.Event.RecordedAt.AddDays(-1) } }, "event 3 is not in the log");
        Refuted(proof with { Event = proof.Event with { Sequence = 2 } }, "is not in the log");
        Refuted(proof with { Event = proof.Event with { Version = 2 } }, "is not in the log");
        Refuted(proof with { Event = proof.Event with { Type = "offer_made" } }, "is not in the log");
        Refuted(proof with { Event = proof.Event with { Stream = "article-x" } }, "is not in the log");
        Refuted(proof with { Event = proof.Event with { Index = 1 } }, "is not in the log");
        Refuted(proof with { Event = proof.Event with { Path = ["00"] } }, "is not in the log");
        Refuted(proof with { Shows = proof.Shows with { Quotes = ["We will not send troops"] } }, "what the file shows");
        Refuted(proof with { Shows = proof.Shows with { Outlet = "AP" } }, "what the file shows");
        Refuted(proof with { Article = proof.Article! with { Data = proof.Article.Data!.Replace("Paris", "Paros", StringComparison.Ordinal) } }, "data of event 1");
        Refuted(proof with { Head = proof.Head with { Head = proof.Head.Head with { Size = 5 } } }, "signature");
        Refuted(proof with { Head = proof.Head with { Head = proof.Head.Head with { SignedAt = proof.Head.Head.SignedAt.AddYears(-1) } } }, "signature");
        Refuted(proof with { Keys = [] }, "is not in the file");
        using var other = NewKey();
        Refuted(proof with { Keys = [proof.Keys[0] with { Pem = TreeKey.Of(other).Pem }] }, "is in truth");
    }

    [Fact]
    public async Task Without_its_text_an_articles_hash_is_still_proven()
    {
        await RecordAsync();
        await Sealer.SealAsync();
        var proof = Clone(await Proofs.ProveAsync("3", false));
        Assert.Null(proof.Article!.Data);
        Assert.DoesNotContain("Paris backs", proof.ToJson(), StringComparison.Ordinal);
        Assert.Empty(ProofCheck.Check(proof, null).Faults);
        Assert.Contains("without the text", (await Assert.ThrowsAsync<RefusedException>(() => Proofs.ProveAsync("1", false))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proof_made_before_a_tampering_still_proves_what_was_recorded_then()
    {
        await RecordAsync();
        var before = (await Sealer.SealAsync())!;
        var proof = (await Proofs.ProveAsync("3", true)).ToJson();
        await ForgeTreeAsync("update mt_events set data = jsonb_set(data, '{stance}', '\"rules-out\"') where seq_id = 3", withHeads: true);

        var verdict = ProofCheck.Check(Proof.FromJson(proof, "proof.json"), Keys.Ring().Keys.Single());
        Assert.True(verdict.Holds, string.Join('\n', verdict.Faults));
        Assert.Contains("supports", proof, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => Proofs.ProveAsync(before, null));
    }

    [Fact]
    public async Task A_later_log_is_proven_to_begin_with_an_earlier_one()
    {
        List<SignedHead> heads = [];
        for (var i = 0; i < 12; i++)
        {
            await Events.AppendAsync("article-" + i, 0, Copies(1 + (i % 3)));
            heads.Add((await Sealer.SealAsync())!);
        }

        foreach (var from in heads)
        {
            foreach (var to in heads.Where(h => h.Head.Size >= from.Head.Size))
            {
                var proof = Clone(await Proofs.ProveAsync(from, to));
                Assert.Empty(ProofCheck.Check(proof, null).Faults);
                if (from != to)
                {
                    Refuted(proof with { Path = [.. proof.Path, proof.To.Head.Root] }, "does not begin with");
                    Refuted(proof with { From = proof.To, To = proof.From }, "does not begin with");
                }
            }
        }

        Assert.Equal(heads[^1], (await Proofs.ProveAsync(heads[0], null)).To);
        Assert.Contains("swap them", (await Assert.ThrowsAsync<RefusedException>(() => Proofs.ProveAsync(heads[3], heads[2]))).Message, StringComparison.Ordinal);
        var foreign = heads[0] with { Head = heads[0].Head with { Log = Guid.NewGuid() } };
        Assert.Contains("cannot be proven here", (await Assert.ThrowsAsync<RefusedException>(() => Proofs.ProveAsync(foreign, null))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_proven_is_refused_with_what_can()
    {
        await Events.AppendAsync("article-a", 0, Copies(3));
        Assert.Contains("no signed head covers it yet", (await Assert.ThrowsAsync<RefusedException>(() => Proofs.ProveAsync("3", true))).Message, StringComparison.Ordinal);
        await Sealer.SealAsync();
        Assert.Contains("goes up to sequence 3", (await Assert.ThrowsAsync<RefusedException>(() => Proofs.ProveAsync("4", true))).Message, StringComparison.Ordinal);
        Assert.Contains("1 to 3", (await Assert.ThrowsAsync<RefusedException>(() => Proofs.ProveAsync("one", true))).Message, StringComparison.Ordinal);
        Assert.Contains("There is no event", (await Assert.ThrowsAsync<RefusedException>(() => Proofs.ProveAsync(Guid.NewGuid().ToString(), true))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("{\"kind\":\"negmon-event-proof-1\"}")]
    [InlineData("{\"kind\":\"other\"}")]
    public void A_file_that_is_no_proof_is_refused(string json) =>
        Assert.StartsWith("x.json: is no", Assert.Throws<RefusedException>(() => Proof.FromJson(json, "x.json")).Message, StringComparison.Ordinal);
}
