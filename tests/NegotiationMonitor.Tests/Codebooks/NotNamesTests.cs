using NegotiationMonitor.Codebooks;

namespace NegotiationMonitor.Tests.Codebooks;

public class NotNamesTests
{
    [Theory]
    [InlineData("Paris Agreement")]
    [InlineData("South China Sea")]
    [InlineData("Northern Ireland")]
    [InlineData("Washington Post")]
    [InlineData("Minsk agreements")]
    [InlineData("Latin America")]
    public void Known_false_friends_are_listed(string phrase)
    {
        Assert.Contains(phrase, NotNames.Phrases);
    }

    [Fact]
    public void No_phrase_is_a_name_of_the_world_book()
    {
        var names = Codebook.World.Actors.SelectMany(a => a.Aliases.Append(a.Name).Concat(a.Adjectives).Concat(a.Demonyms)).ToHashSet();
        Assert.Equal([], NotNames.Phrases.Where(names.Contains));
    }

    [Fact]
    public void Phrases_have_two_words_and_are_listed_once()
    {
        Assert.Equal(NotNames.Phrases.Count, NotNames.Phrases.Distinct().Count());
        Assert.Equal([], NotNames.Phrases.Where(p => p.Trim() != p || p.Contains('’', StringComparison.Ordinal)));
    }
}
