using System.Text;
using NegotiationMonitor.Articles;

namespace NegotiationMonitor.Tests.Articles;

/// <summary>Given what happened, when a command comes in, then …</summary>
internal static class Decision
{
    public const string Article = "article-test";

    public static Situation Given(params NewEvent[] events) => new(events);

    public static string Form(NewEvent e) => $"{e.Id} {EventNames.NameOf(e.Event)} {Encoding.UTF8.GetString(EventJson.Write(e.Event))}";

    internal sealed record Situation(IReadOnlyList<NewEvent> Events)
    {
        public ArticleRecord Record => ArticleRecord.Fold(Article, Events);

        public Outcome When(Func<ArticleRecord, IReadOnlyList<NewEvent>> decide) => new(this, decide);

        public Outcome When(RecordArticle command) => When(r => ArticleDecisions.Decide(r, command));

        public Outcome When(ReviseArticle command) => When(r => ArticleDecisions.Decide(r, command));

        public Outcome When(RecogniseCopy command) => When(r => ArticleDecisions.Decide(r, command));

        public Outcome When(Reread command) => When(r => ArticleDecisions.Decide(r, command));

        public Outcome When(Retract command) => When(r => ReviewDecisions.Decide(r, command));

        public Outcome When(Amend command) => When(r => ReviewDecisions.Decide(r, command));

        public Outcome When(Add command) => When(r => ReviewDecisions.Decide(r, command));
    }

    internal sealed record Outcome(Situation Situation, Func<ArticleRecord, IReadOnlyList<NewEvent>> Decide)
    {
        /// <summary>These events, by their stored names; the situation after them, in which the same command decides nothing.</summary>
        public Situation Then(params string[] names)
        {
            var decided = Decide(Situation.Record);
            Assert.Equal(names, decided.Select(e => EventNames.NameOf(e.Event)));
            Assert.Equal(decided.Select(Form), Decide(Situation.Record).Select(Form));
            var after = new Situation([.. Situation.Events, .. decided]);
            Assert.Equal(after.Events.Count, after.Events.Select(e => e.Id).Distinct().Count());
            Assert.Empty(Decide(after.Record));
            return after;
        }

        public void ThenNothing() => Assert.Empty(Decide(Situation.Record));

        public void ThenRefused(params string[] words)
        {
            var refused = Assert.Throws<RefusedException>(() => Decide(Situation.Record));
            Assert.DoesNotContain('\n', refused.Message);
            Assert.All(words, w => Assert.Contains(w, refused.Message, StringComparison.Ordinal));
        }
    }
}
