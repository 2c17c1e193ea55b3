namespace Cbhcr.Qti.Model;

/// <summary>One of the answers offered (QTI 3.0, <c>qti-simple-choice</c>).</summary>
/// <param name="Identifier">The item version's own name of it; it stays on the server.</param>
/// <param name="Content">What the candidate reads.</param>
public sealed record SimpleChoice(string Identifier, IReadOnlyList<Node> Content);

/// <summary>A question with answers to choose from (QTI 3.0, <c>qti-choice-interaction</c> with one choice at most). What is right is not in it.</summary>
/// <param name="Prompt">The stem.</param>
/// <param name="Choices">Two or more, in the author's order, with different identifiers.</param>
/// <param name="Shuffle">False where the choices have an order of their own.</param>
public sealed record ChoiceInteraction(IReadOnlyList<Node> Prompt, IReadOnlyList<SimpleChoice> Choices, bool Shuffle)
{
    /// <summary>What keeps this from being shown, in words; empty when nothing does.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (Node.PlainText(Prompt).Length == 0) faults.Add("The prompt is empty.");
        if (Choices.Count < 2) faults.Add("There are fewer than two choices.");
        faults.AddRange(Choices.GroupBy(c => c.Identifier).Where(g => g.Count() > 1).Select(g => $"The identifier {g.Key} stands {g.Count()} times."));
        faults.AddRange(Choices.Where(c => Node.PlainText(c.Content).Length == 0).Select(c => $"Choice {c.Identifier} is empty."));
        return faults;
    }
}
