using Cbhcr.Lint.Lists;

namespace Cbhcr.Lint.Text;

/// <summary>What an option is, grammatically, as far as its first words tell.</summary>
public enum GrammaticalForm
{
    /// <summary>The first words do not tell.</summary>
    Unknown,

    /// <summary>Words to say, in quotation marks.</summary>
    Speech,

    /// <summary>"Ask him to sit down".</summary>
    Imperative,

    /// <summary>"Asking him to sit down".</summary>
    Gerund,

    /// <summary>"To ask him to sit down".</summary>
    Infinitive,

    /// <summary>"He sits down".</summary>
    Sentence,

    /// <summary>"The open door", "a friend".</summary>
    NounPhrase,

    /// <summary>A number, a date, a length of time.</summary>
    Quantity,
}

/// <summary>Grammar by first words and endings. There is no parser behind it, so it says <see cref="GrammaticalForm.Unknown"/> rather than guess.</summary>
public static class Grammar
{
    private static readonly WordList Verbs = WordList.Named("verbs");

    private static readonly HashSet<string> SubjectPronouns = ["i", "he", "she", "it", "we", "they", "you", "there", "i'm", "he's", "she's", "it's", "we're", "they're", "you're"];

    private static readonly HashSet<string> Determiners =
        ["a", "an", "the", "his", "her", "its", "their", "our", "your", "my", "this", "these", "those", "each", "every", "both", "some", "any", "no", "another"];

    private static readonly HashSet<string> Objects = ["him", "her", "them", "it", "me", "us", "you", "himself", "herself", "themselves", "yourself", "one's"];

    private static readonly HashSet<string> Finite =
        ["is", "are", "was", "were", "has", "had", "can", "could", "should", "must", "will", "would", "may", "might", "does", "did", "isn't", "aren't", "doesn't", "won't", "cannot"];

    private static readonly HashSet<string> Subordinating =
        ["that", "who", "which", "whose", "where", "when", "if", "until", "while", "because", "after", "before", "so", "as", "since", "although", "unless", "to", "whether"];

    private static readonly HashSet<string> Past =
        ["went", "came", "took", "gave", "made", "got", "left", "felt", "kept", "lost", "met", "saw", "said", "told", "became", "began", "broke", "brought", "bought", "chose", "drove", "ate", "fell", "found", "held", "knew", "led", "paid", "ran", "sent", "spoke", "spent", "stood", "taught", "thought", "understood", "wrote", "won", "put", "let", "set", "cut", "hit", "hurt", "shut", "grew", "rose", "wore", "had", "do", "have", "need", "want"];

    private static readonly HashSet<string> LeadingAdverbs = ["first", "then", "always", "never", "just", "only", "also", "please", "immediately", "now", "still"];

    private static readonly HashSet<string> NotGerunds =
    [
        "nothing", "something", "anything", "everything", "king", "ring", "spring", "string", "thing", "morning", "evening", "ceiling", "building", "meeting", "during", "wing",
        "wedding", "clothing", "training", "counseling", "housing", "sibling", "according", "sing", "bring", "sling", "swing", "sting", "bearing", "nursing", "heading", "being",
    ];

    /// <summary>Of a text that stands as an option.</summary>
    public static GrammaticalForm FormOf(Tokens tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (Quotes.Whole(tokens.Text)) return GrammaticalForm.Speech;
        if (tokens.Words.Count == 0 || tokens.Text.TrimStart() is ['"' or '“', ..]) return GrammaticalForm.Unknown;
        if (Quantities.Whole(tokens.Text, 1) is not null) return GrammaticalForm.Quantity;
        var words = tokens.Words.Select(w => w.Lower).ToList();
        if (words[0] is "do" or "don't" && words.Count > 1 && (words[0] == "don't" || words[1] == "not")) return GrammaticalForm.Imperative;
        var first = words.FindIndex(w => !LeadingAdverbs.Contains(w) && !(w.Length > 4 && w.EndsWith("ly", StringComparison.Ordinal) && !Verbs.Contains(w)));
        if (first < 0) return GrammaticalForm.Unknown;
        var rest = words[first..];
        if (rest[0] == "to") return rest.Count > 1 && Verbs.Contains(rest[1]) ? GrammaticalForm.Infinitive : GrammaticalForm.Unknown;
        if (SubjectPronouns.Contains(rest[0]) && rest.Count > 1) return GrammaticalForm.Sentence;
        if (Determiners.Contains(rest[0]) && first == 0) return HasFiniteVerb(rest) ? GrammaticalForm.Sentence : MayHaveVerb(rest) ? GrammaticalForm.Unknown : GrammaticalForm.NounPhrase;
        if (Verbs.Find(rest[0]) is { } verb)
            return verb.Note is null || (rest.Count > 1 && (Objects.Contains(rest[1]) || Determiners.Contains(rest[1]) || rest[1] is "that" or "if" or "whether" or "how" or "what" or "to"))
                ? GrammaticalForm.Imperative : GrammaticalForm.Unknown;
        return (IsGerund(rest[0]) || TakesAnObject(rest)) && (rest.Count == 1 || !HasFiniteVerb(rest)) ? GrammaticalForm.Gerund : GrammaticalForm.Unknown;
    }

    // "Swimming out", "kneading the dough": no list has all verbs. "Swelling in the leg" is a noun, and what follows it does not tell.
    private static bool TakesAnObject(List<string> words) =>
        words[0].EndsWith("ing", StringComparison.Ordinal) && words[0].Length > 5 && !NotGerunds.Contains(words[0]) && words.Count > 1
        && (Determiners.Contains(words[1]) || Objects.Contains(words[1]) || words[1] is "out" or "up" or "down" or "off" or "away" or "back");

    /// <summary>An -ing form of a known verb.</summary>
    public static bool IsGerund(string lower)
    {
        ArgumentNullException.ThrowIfNull(lower);
        if (!lower.EndsWith("ing", StringComparison.Ordinal) || lower.Length < 5 || NotGerunds.Contains(lower)) return false;
        var stem = lower[..^3];
        return Verbs.Contains(stem) || Verbs.Contains(stem + "e") || (stem.Length > 2 && stem[^1] == stem[^2] && Verbs.Contains(stem[..^1]));
    }

    /// <summary>A form of a known verb, an auxiliary included.</summary>
    public static bool MayBeVerb(string lower)
    {
        ArgumentNullException.ThrowIfNull(lower);
        return Finite.Contains(lower) || lower is "have" or "do" or "be" or "been" || Verbs.Contains(lower) || IsGerund(lower) || Inflected(lower, "s") || Inflected(lower, "es") || Inflected(lower, "ed");
    }

    /// <summary>"hour" and "x-ray" take "an", "union" and "one-time" take "a".</summary>
    public static bool BeginsWithVowelSound(string lower)
    {
        ArgumentNullException.ThrowIfNull(lower);
        var exception = WordList.Named("vowel-sounds").Entries
            .Where(e => e.Term.EndsWith('*') ? lower.StartsWith(e.Term[..^1], StringComparison.Ordinal) : lower == e.Term).MaxBy(e => e.Term.Length);
        if (exception is not null) return exception.Note == "vowel";
        if (lower.StartsWith('8') || lower is "11" or "18") return true;
        return lower.Length > 0 && lower[0] is 'a' or 'e' or 'i' or 'o' or 'u';
    }

    // "The number that is on the card" has its verb in a clause of its own.
    private static IEnumerable<string> MainClause(List<string> words)
    {
        var clause = words.FindIndex(w => Subordinating.Contains(w));
        return (clause > 0 ? words.Take(clause) : words).Skip(1);
    }

    // "A living will" ends with no verb.
    private static bool HasFiniteVerb(List<string> words) => MainClause(words).SkipLast(1).Any(Finite.Contains);

    // "The feeling makes sense", "His father died": a form in -s or -ed behind the noun may be the verb, or a plural or participle.
    private static bool MayHaveVerb(List<string> words) =>
        MainClause(words).Skip(1).Any(w => w.EndsWith("ed", StringComparison.Ordinal) || Inflected(w, "s") || Inflected(w, "es") || Past.Contains(w));

    private static bool Inflected(string lower, string ending)
    {
        if (!lower.EndsWith(ending, StringComparison.Ordinal)) return false;
        var stem = lower[..^ending.Length];
        return stem.Length > 1 && (Verbs.Contains(stem) || Verbs.Contains(stem + "e") || (stem[^1] == stem[^2] && Verbs.Contains(stem[..^1])) || (stem[^1] == 'i' && Verbs.Contains(stem[..^1] + "y")));
    }
}
