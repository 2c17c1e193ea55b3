using System.Text.RegularExpressions;

namespace Cbhcr.Exam.Tests.Items;

/// <summary>Flesch–Kincaid grade: 0.39 words per sentence + 11.8 syllables per word − 15.59 (Kincaid et al. 1975). Syllables are counted by rule, not by dictionary.</summary>
internal static partial class ReadingGrade
{
    // Words of the role that every candidate has learned; they count as two syllables at most (lint rule LNG-GRADE).
    private static readonly HashSet<string> Glossary = new(StringComparer.OrdinalIgnoreCase)
    {
        "responder", "responders", "crisis", "supervisor", "clinician", "behavioral", "emergency", "medical", "services", "mobile", "community", "naloxone", "overdose",
        "suicide", "suicidal", "confidential", "confidentiality", "documentation", "interpreter", "de-escalation", "dispatcher", "medication", "medications",
    };

    public static double Of(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value).ToList();
        var sentences = SentenceEnd().Split(text).Count(s => s.Any(char.IsLetter));
        return (0.39 * words.Count / Math.Max(1, sentences)) + (11.8 * words.Sum(Syllables) / Math.Max(1, words.Count)) - 15.59;
    }

    public static int Syllables(string word)
    {
        var letters = NotLetter().Replace(word.ToLowerInvariant(), "");
        if (letters.Length <= 3) return 1;
        if (!letters.EndsWith("le", StringComparison.Ordinal)) letters = SilentEnd().Replace(letters, m => m.Value[..1]);
        var count = Math.Max(1, Vowels().Count(letters.TrimStart('y')));
        return Glossary.Contains(word) ? Math.Min(2, count) : count;
    }

    [GeneratedRegex("[A-Za-z][A-Za-z'’-]*")]
    private static partial Regex Word();

    [GeneratedRegex("""[.!?:]+(?:\s|$|["'”])""")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[^a-z]")]
    private static partial Regex NotLetter();

    [GeneratedRegex("(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$")]
    private static partial Regex SilentEnd();

    [GeneratedRegex("[aeiouy]{1,2}")]
    private static partial Regex Vowels();
}
