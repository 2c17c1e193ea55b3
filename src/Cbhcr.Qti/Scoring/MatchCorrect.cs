using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Scoring;

/// <summary>The response processing template <c>match_correct</c> (QTI 3.0, Response Processing Templates): one point for the right answer.</summary>
public static class MatchCorrect
{
    /// <summary>1 when the response is the correct one, otherwise 0; an item left out scores 0.</summary>
    /// <param name="declaration">What is right.</param>
    /// <param name="response">The identifier of the choice that was made, null for none. Compared letter by letter: identifiers are case-sensitive.</param>
    public static int Score(ResponseDeclaration declaration, string? response) => declaration.Correct is [var right] && string.Equals(response, right, StringComparison.Ordinal) ? 1 : 0;
}
