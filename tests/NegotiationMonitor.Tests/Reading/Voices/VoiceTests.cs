namespace NegotiationMonitor.Tests.Reading.Voices;

public sealed class VoiceTests
{
    [Theory]
    [InlineData("Chile said that the quota would stay.", "stay", "chile")]
    [InlineData("Chile said the quota would stay.", "stay", "chile")]
    [InlineData("Chile said the quota, set in 1998, would stay.", "stay", "chile")]
    [InlineData("Chile said the Lima-Arica pact had died.", "died", "chile")]
    [InlineData("Peru told Chile that the fleet would leave by noon.", "leave", "peru")]
    [InlineData("In a note on Monday, Peru insisted that the fleet would leave.", "leave", "peru")]
    [InlineData("The Peruvian fisheries ministry stressed that the fleet would leave.", "leave", "peru: Peruvian fisheries ministry")]
    public void Statement_behind_the_verb_is_its_subjects(string text, string word, string speaker) =>
        Assert.Equal(speaker, Analysed.World(text).Speaker(word));

    [Theory]
    [InlineData("“The quota will stay,” said Chile.", "stay", "chile")]
    [InlineData("The quota would stay, Chile said on Friday.", "stay", "chile")]
    [InlineData("The quota would stay, said Chile's fisheries minister, Rosa Quintana, on Friday.", "stay", "chile: Rosa Quintana")]
    [InlineData("The fleet would leave within a week, warned Peruvian spokesman Luis Ferrer in a statement the same day.", "leave", "peru: Luis Ferrer")]
    [InlineData("“We have a quota,” announced Rosa Quintana, the Chilean fisheries minister, two weeks later.", "have", "chile: Rosa Quintana")]
    [InlineData("There would be no quota, the foreign ministry in Lima told reporters.", "be", "peru: foreign ministry")]
    [InlineData("“The quota will stay,” Chile said after Peru had announced new rules.", "stay", "chile")]
    [InlineData("“The quota will stay,” Chile said on Friday as Peru left the talks.", "stay", "chile")]
    public void Statement_in_front_of_the_verb_is_the_speakers(string text, string word, string speaker) =>
        Assert.Equal(speaker, Analysed.World(text).Speaker(word));

    [Fact]
    public void Attribution_in_the_middle_covers_both_sides()
    {
        var text = Analysed.World("The quota would stay, Chile said, but the fleet could return in June.");
        Assert.Equal("chile", text.Speaker("stay"));
        Assert.Equal("chile", text.Speaker("return"));
    }

    [Theory]
    [InlineData("Chile rejected the plan, saying that the quota would ruin its ports.", "ruin", "chile")]
    [InlineData("The talks were off, said Chilean minister Rosa Quintana on Sunday, adding that the envoy had been recalled.", "recalled", "chile: Rosa Quintana")]
    [InlineData("Peru left the room, warning that the fleet would not wait.", "wait", "peru")]
    [InlineData("Chile said that Peru had lost patience, adding that the quota would ruin its ports.", "ruin", "chile")]
    public void Participle_behind_the_clause_speaks_for_its_subject(string text, string word, string speaker) =>
        Assert.Equal(speaker, Analysed.World(text).Speaker(word));

    [Theory]
    [InlineData("According to Chile, the quota will stay.", "stay", "chile")]
    [InlineData("The quota will stay, according to Chilean officials.", "stay", "chile")]
    [InlineData("In the words of Chile's minister Rosa Quintana, the quota is dead.", "dead", "chile: Rosa Quintana")]
    [InlineData("By Chile's account, the quota was never discussed.", "discussed", "chile")]
    public void Source_phrase_is_a_voice(string text, string word, string speaker) =>
        Assert.Equal(speaker, Analysed.World(text).Speaker(word));

    [Theory]
    [InlineData("The quota would stay, Chile made clear.", "stay", "chile")]
    [InlineData("Chile let it be known that the quota would stay.", "stay", "chile")]
    [InlineData("Chile took the view that the quota would hurt both.", "hurt", "chile")]
    [InlineData("Peru called the quota unacceptable.", "unacceptable", "peru")]
    public void Phrases_of_saying_are_voices(string text, string word, string speaker) =>
        Assert.Equal(speaker, Analysed.World(text).Speaker(word));

    [Fact]
    public void Quotation_over_several_sentences_has_one_speaker()
    {
        var text = Analysed.World("“The quota is dead,” said Peruvian minister Luis Ferrer. | “We shall fish where we like. | Nobody will stop us.”");
        Assert.Equal("peru: Luis Ferrer", text.Speaker("fish"));
        Assert.Equal("peru: Luis Ferrer", text.Speaker("stop"));
    }

    [Theory]
    // Each paragraph opens the quotation anew, the last alone closes it; or none but the first opens it.
    [InlineData("Peruvian minister Luis Ferrer said: ‘The quota is dead.\n‘We fish where we like.\n‘Nobody will stop us.’", "fish", "peru: Luis Ferrer")]
    [InlineData("Peruvian minister Luis Ferrer said: ‘The quota is dead. Nobody regrets it.\nWe fish where we like.’", "fish", "peru: Luis Ferrer")]
    [InlineData("Peruvian minister Luis Ferrer said: “The quota is dead. Nobody regrets it.\nWe fish where we like.”", "fish", "peru: Luis Ferrer")]
    [InlineData("Peruvian minister Luis Ferrer called it ‘dead’.\nBoats fish where they like.", "fish", "-")]
    [InlineData("Peruvian minister Luis Ferrer said: ‘The quota is dead.’\nBoats fish off the workers' quay.", "fish", "-")]
    public void Quotation_over_several_paragraphs_has_one_speaker(string text, string word, string speaker) =>
        Assert.Equal(speaker, Analysed.World(text).Speaker(word));

    [Theory]
    [InlineData("“The quota is dead,” said Peruvian minister Luis Ferrer. | “We shall fish where we like,” one trawler worker said.", "fish", "()")]
    [InlineData("“The quota is dead,” said Peruvian minister Luis Ferrer. | “It will not be missed,” brokerage Haver Lund said.", "missed", "()")]
    [InlineData("“The quota is dead,” said Peruvian minister Luis Ferrer. | The bill would end “all rows”, says that boats may fish and names “the best ports”.", "fish", "-")]
    [InlineData("\"The quota is dead,\" said Peruvian minister Luis Ferrer. \"Nobody will miss it. \"We shall fish.\" | Chile waits.", "waits", "-")]
    [InlineData("Peruvian minister Luis Ferrer said it was dead.\" | Chile waits and hopes.", "hopes", "-")]
    [InlineData("\"The quota is dead,\" Marine and Fisheries Minister Rosa Quintana of Chile said.", "dead", "chile: Rosa Quintana")]
    public void Quotation_of_somebody_else_is_not_the_last_speakers(string text, string word, string speaker) =>
        Assert.Equal(speaker, Analysed.World(text).Speaker(word));

    [Fact]
    public void Quotation_is_attributed_by_a_later_sentence()
    {
        var text = Analysed.World("“The quota is dead. | We shall fish where we like,” said Peruvian minister Luis Ferrer.");
        Assert.Equal("peru: Luis Ferrer", text.Speaker("dead"));
    }

    [Fact]
    public void Reported_speech_goes_on_without_a_verb()
    {
        var text = Analysed.World("The quota would stay, Chilean minister Rosa Quintana said on Monday. | Boats without a licence would be towed away.");
        Assert.Equal("chile: Rosa Quintana", text.Speaker("towed"));
    }

    [Fact]
    public void Narration_in_the_next_paragraph_is_nobodys_speech()
    {
        var text = Analysed.World("The quota would stay, Chilean minister Rosa Quintana said on Monday.\nBoats without a licence were towed away.");
        Assert.Equal("-", text.Speaker("towed"));
    }

    [Fact]
    public void Nested_report_belongs_to_the_inner_speaker()
    {
        var text = Analysed.World("Reuters reported, citing two diplomats, that Peru had said the fleet would leave.");
        Assert.Equal("peru", text.Speaker("leave"));
    }

    [Theory]
    [InlineData("Bloomberg reported that the quota would stay.", "stay", "(Bloomberg)")]
    [InlineData("The quota would stay, Bloomberg reported.", "stay", "(Bloomberg)")]
    [InlineData("Two people familiar with the matter said the quota would stay.", "stay", "(Two people familiar with the matter)")]
    public void Outlets_and_unnamed_sources_are_no_parties(string text, string word, string speaker) =>
        Assert.Equal(speaker, Analysed.World(text).Speaker(word));

    [Fact]
    public void Unnamed_officials_speak_for_their_party()
    {
        var text = Analysed.World("Chilean officials said the quota would stay.");
        Assert.Equal("chile", text.Speaker("stay"));
        Assert.Equal("Chilean officials", text.Voices[0][0].Source);
    }

    [Fact]
    public void Answers_of_an_interview_are_the_interviewees()
    {
        var text = Analysed.World("We met Luis Ferrer, the Peruvian fisheries minister, in Lima.\nWhy did you leave?\n“Because nobody listened to us in Valparaíso.”\nSo it is over?\n“No. | We will return when Chile moves.”");
        Assert.Equal("peru: Luis Ferrer", text.Speaker("listened"));
        Assert.Equal("peru: Luis Ferrer", text.Speaker("return"));
    }

    [Fact]
    public void A_word_in_quotation_marks_is_no_statement() =>
        Assert.Equal("-", Analysed.World("Chile rejected the plan. | The “free fishing days” begin in June.").Speaker("begin"));

    [Fact]
    public void Somebody_of_no_party_speaks_for_none()
    {
        var text = Analysed.World("The quota would stay, Chilean minister Rosa Quintana said. | “The sea is empty,” said Dana Miranda, whose sons fish there. | “Nobody helps us.”");
        Assert.Equal("()", text.Speaker("empty"));
        Assert.Equal("()", text.Speaker("helps"));
    }

    [Theory]
    [InlineData("The quota is now a formality, announced Fisheries Minister Rosa Quintana of Chile.", "formality", "chile: Rosa Quintana")]
    [InlineData("No fish had been landed, the embassy of Peru announced at noon.", "landed", "peru: embassy")]
    [InlineData("“They are at the wrong door,” one of the Chilean officials said.", "wrong", "chile: Chilean officials")]
    [InlineData("The money, announced by Chile in May, has been spent.", "spent", "-")]
    [InlineData("The rules announced by Peru have been dropped.", "dropped", "-")]
    public void Passive_of_the_parser_is_no_passive_behind_a_statement(string text, string word, string speaker) =>
        Assert.Equal(speaker, Analysed.World(text).Speaker(word));

    [Theory]
    [InlineData("Chile gave the message that the quota would stay.", "stay", "chile")]
    [InlineData("The Chilean minister Rosa Quintana griped that the fleet had left.", "left", "chile: Rosa Quintana")]
    [InlineData("The Peruvian embassy regrets that the fleet has left.", "left", "peru: Peruvian embassy")]
    [InlineData("The quota must go, in the view of Chile.", "go", "chile")]
    [InlineData("Chile was blunt: the quota would stay.", "stay", "chile")]
    [InlineData("Peru's answer is clear: the fleet will leave by noon.", "leave", "peru")]
    [InlineData("Chile's position is that the quota stays.", "stays", "chile")]
    [InlineData("Before she left, Chilean minister Rosa Quintana used a proverb: “The sea has no owner and no fence.”", "owner", "chile: Rosa Quintana")]
    [InlineData("Peru had heard from Chilean minister Rosa Quintana that the quota could go.", "go", "chile: Rosa Quintana")]
    [InlineData("Chile sent three ships: a tanker, a cutter and a tug.", "tanker", "-")]
    [InlineData("Chile gave the boats that had left a licence.", "left", "-")]
    public void View_told_without_a_verb_of_saying_is_a_voice(string text, string word, string speaker) =>
        Assert.Equal(speaker, Analysed.World(text).Speaker(word));

    [Fact]
    public void Verb_joined_to_an_infinitive_goes_on_with_the_past_above_it()
    {
        var text = Analysed.World("Chile urged the fleet to stay away, insisted that the quota would hold and denied that a port had closed.");
        Assert.Equal("chile", text.Speaker("hold"));
        Assert.Equal("chile", text.Speaker("closed"));
    }

    [Fact]
    public void Quotation_that_runs_on_has_no_speakers_word_in_the_later_sentence()
    {
        // The word of the first sentence lies beyond the end of the second.
        var text = Analysed.World("Sen. Orlan Vexley, R-La, speaking on “Fjord Radio,” told Bodil Quill “We don’t know what the quota is. | Clearly, the quota is dead. | Is the plan? | I don't know.”");
        Assert.All(text.Voices.Skip(1).SelectMany(v => v), v => Assert.True(v.Subject < 0 && v.Verb < 0));
    }

    [Fact]
    public void Those_who_say_it_together_all_say_it() =>
        Assert.Equal(["chile", "peru"], Analysed.World("Chile and Peru said that the quota would stay.").Voices[0][0].Speakers.Select(p => p.Actor));

    [Fact]
    public void Others_quoted_in_a_quotation_are_no_speakers_of_it()
    {
        var text = Analysed.World("“The Peruvians told us that the fleet would stay. | We will answer soon,” said Chilean minister Rosa Quintana.");
        Assert.Equal("peru", text.Speaker("stay"));
        Assert.Equal("chile: Rosa Quintana", text.Speaker("answer"));
    }

    [Theory]
    [InlineData("'The quota will stay,' said Chile.", "stay", "chile")]
    [InlineData("'The fishermen's quota will stay. | We need it,' said Chile.", "quota", "chile")]
    [InlineData("The fishermen's quota and the ports' dues rose. | Chile said nothing.", "dues", "-")]
    public void Single_marks_quote_where_there_are_no_others(string text, string word, string speaker) =>
        Assert.Equal(speaker, Analysed.World(text).Speaker(word));
}
