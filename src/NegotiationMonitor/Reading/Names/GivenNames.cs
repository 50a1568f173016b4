using System.Collections.Frozen;

namespace NegotiationMonitor.Reading.Names;

/// <summary>Given names whose bearers English text calls "she" or "he"; where a name is not listed nothing is assumed.</summary>
internal static class GivenNames
{
    private static readonly FrozenSet<string> Women = Set(
        "Angela Theresa Nancy Hillary Kamala Ursula Christine Kaja Giorgia Mette Sanna Magdalena Jacinda Julia Yulia Maia Vjosa Annalena Chrystia Mélanie Melanie Melania Ivanka Elizabeth Liz "
        + "Margaret Mary Maria María Anna Anne Ana Marie Marine Ségolène Sarah Sara Susan Suzanne Karoline Karin Kathy Katharine Kathaleen Katherine Catherine Kate Caroline Carolina Claudia Cristina Dilma "
        + "Michelle Michele Tulsi Nikki Condoleezza Madeleine Samantha Victoria Wendy Rosemary Federica Helga Heather Helen Helena Ellen Ella Emma Eva Elena Olena Olga Oksana Iryna Irina Natalia Nicola Arlene "
        + "Joanna Jane Janet Jennifer Jessica Jeanine Julie Judith Karen Kelly Laura Lori Linda Lisa Louise Lucy Mairead Mariam Mona Monica Naledi Paula Penny Priti Rachel Rebecca Rosa Ruth Sandra Sharon Sheikh-Hasina "
        + "Sophie Stacy Stella Susana Svetlana Sviatlana Teresa Tina Ulla Valerie Vera Yvette Zuzana Aung Indira Benazir Golda Clara Kyung-wha Son-hui Hui Asma Amina Fatou Ngozi Hasina Becky Randi Ingrid Petra Ingeborg Astrid Birgit Sigrid Greta Inés Isabel Lucía Carmen Beatriz Pilar Leila Layla Fatima Aisha Zainab Nadia Yasmin Noor Mei Li-ling Yuki Keiko Sakura Aino Annika Elisabeth Charlotte Agnès Camille Claire Chiara Francesca Paola Ewa Agnieszka Katarzyna Dana Jana Mary-Lou Esther");

    private static readonly FrozenSet<string> Men = Set(
        "Donald Vladimir Volodymyr Emmanuel Keir Friedrich Joe Joseph Barack George John Mike Michael Marco Antony James Jim Jack Peter Pete Paul Pedro Mark Alexander Aleksandar Alexandre Alexis Albin Andriy Andrei Andrzej "
        + "Anatole António Antonio Antti Benjamin Bill Bob Boris Brian Carlos Charles Chad Chris Christian Christopher Chuck Colin Craig Cyril Daniel David Denis Denzel Dmitry Dmytro Dominic Donald Edgar Edward Elon Enrique Eric Evo Fidel Francisco "
        + "François Francois Frank Gabriel Gary Gerhard Gordon Graham Greg Guy Hakeem Hamid Harold Harry Hassan Henry Hugo Humberto Ibrahim Imran Irving Isaac Isaiah Ivan Jacob Jacques Jair Jared Jason Javier Jean Jeff Jeremy Jeroen Jesse Jimmy Joaquín "
        + "Jordan Jose José Josep Juan Justin Karl Keith Kenneth Kevin Khalil Kyriakos Larry Leo Leonid Lindsey Luis Lula Luke Mahmoud Manuel Mario Martin Mateusz Matteo Matthew Mauricio Michel Miguel Mikhail Mitch Mohammad Mohammed Muhammad Narendra Nicolas "
        + "Nicolás Nigel Oleg Oleksandr Olaf Oliver Patrick Philip Rafael Recep Richard Rishi Robert Rodrigo Ronald Rudy Sadiq Scott Sebastian Sergei Sergey Sergio Simon Stephen Steve Steven Tayyip Thomas Tim Tom Tony Valdis Viktor Vincent Werner Wilbur William "
        + "Wolfgang Xavier Yanis Yasser Zalmay Alvaro Álvaro Ashraf Abdel Abdul Ali Abbas Abiy Gedu Gao Liu");

    /// <summary>Whether a word is a given name that stands before a surname.</summary>
    public static bool Knows(string word) => Women.Contains(word) || Men.Contains(word);

    /// <summary>'f' or 'm' where the name tells, else '?'.</summary>
    public static char GenderOf(string? person)
    {
        if (person is null)
            return '?';
        foreach (var word in person.Split(' ', 4))
        {
            if (Women.Contains(word) || word is "Mrs" or "Ms" or "Madame" or "Mrs." or "Ms." or "spokeswoman" or "chairwoman" or "congresswoman" or "queen" or "princess")
                return 'f';
            if (Men.Contains(word) || word is "Mr" or "Mr." or "Sir" or "Lord" or "spokesman" or "king" or "prince" or "congressman" or "Mullah" or "Ayatollah")
                return 'm';
        }

        return '?';
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
