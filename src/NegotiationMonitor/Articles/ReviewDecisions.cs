namespace NegotiationMonitor.Articles;

/// <summary>Decisions on a reviewer's commands. Two reviewers on one act: the later gets a refusal that names the earlier.</summary>
public static class ReviewDecisions
{
    /// <summary>Takes an act back.</summary>
    /// <exception cref="RefusedException">No such act stands, somebody judged it before, or who and why are missing.</exception>
    public static IReadOnlyList<NewEvent> Decide(ArticleRecord record, Retract command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Signed(record, command.By, command.Why);
        var id = ArticleDecisions.Id(record, "act_retracted", command.Act.ToString("N"), command.By, command.Why);
        if (record.HasReview(id))
        {
            return [];
        }

        Standing(record, command.Act);
        return [new(id, new ActRetracted(command.Act, command.By, command.Why))];
    }

    /// <summary>Corrects an act; nothing where nothing changes.</summary>
    /// <exception cref="RefusedException">No such act stands, somebody judged it before, what it becomes cannot be recorded, or who and why are missing.</exception>
    public static IReadOnlyList<NewEvent> Decide(ArticleRecord record, Amend command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var text = Signed(record, command.By, command.Why).Text;
        var id = ArticleDecisions.Id(record, "act_amended", command.Act.ToString("N"), ArticleDecisions.Form(command.Becomes), command.By, command.Why);
        if (record.HasReview(id))
        {
            return [];
        }

        var standing = Standing(record, command.Act);
        ActCheck.Require(command.Becomes, text);
        return string.Equals(ArticleDecisions.Form(standing.Act), ArticleDecisions.Form(command.Becomes), StringComparison.Ordinal)
            ? []
            : [new(id, new ActAmended(command.Act, command.Becomes, command.By, command.Why))];
    }

    /// <summary>Adds an act.</summary>
    /// <exception cref="RefusedException">The act cannot be recorded or already stands, or who and why are missing.</exception>
    public static IReadOnlyList<NewEvent> Decide(ArticleRecord record, Add command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var text = Signed(record, command.By, command.Why).Text;
        var form = ArticleDecisions.Form(command.Act);
        var id = ArticleDecisions.Id(record, "act_added", record.ContentHash, form, command.By, command.Why);
        if (record.HasReview(id))
        {
            return [];
        }

        ActCheck.Require(command.Act, text);
        return record.Acts.FirstOrDefault(a => string.Equals(ArticleDecisions.Form(a.Act), form, StringComparison.Ordinal)) is { } same
            ? throw Conflict($"This act already stands in {record.Stream} as {same.Id}; amend that one")
            : [new(id, new ActAdded(command.Act, command.By, command.Why))];
    }

    private static ArticleText Signed(ArticleRecord record, string by, string why)
    {
        var article = ArticleDecisions.Known(record);
        return string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(why)
            ? throw new RefusedException("A review says who and why; give --by and --why")
            : article;
    }

    private static LiveAct Standing(ArticleRecord record, Guid id)
    {
        if (record.Acts.FirstOrDefault(a => a.Id == id) is { } standing)
        {
            return standing;
        }

        throw record.Verdicts.GetValueOrDefault(id) switch
        {
            { Becomes: { } now } amended => Conflict($"Act {id} was amended by {amended.By} ({amended.Why}) and now stands as {now}; look at that one first"),
            { } retracted => Conflict($"Act {id} was already retracted by {retracted.By} ({retracted.Why})"),
            null => Conflict($"Act {id} does not stand in {record.Stream}: a newer reading or text has taken its place, or it never did; `negmon events` lists those that do"),
        };
    }

    private static RefusedException Conflict(string message) => new(message) { IsConflict = true };
}
