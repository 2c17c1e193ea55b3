namespace Cbhcr.Qti.Model;

/// <summary>A question with answers to choose from (QTI 3.0, <c>qti-choice-interaction</c>). What is right is not in it.</summary>
/// <param name="Response">The identifier of its response.</param>
/// <param name="Prompt">The stem.</param>
/// <param name="Choices">Two or more, in the author's order, with different identifiers.</param>
/// <param name="Shuffle">False where the choices have an order of their own.</param>
/// <param name="MinChoices">How many must be chosen.</param>
/// <param name="MaxChoices">How many may be chosen; 0 for any number.</param>
public sealed record ChoiceInteraction(string Response, IReadOnlyList<Node> Prompt, IReadOnlyList<SimpleChoice> Choices, bool Shuffle, int MinChoices = 0, int MaxChoices = 1)
    : Interaction(Response, Prompt)
{
    /// <summary>One best answer.</summary>
    public ChoiceInteraction(IReadOnlyList<Node> prompt, IReadOnlyList<SimpleChoice> choices, bool shuffle) : this(ResponseDeclaration.Usual, prompt, choices, shuffle)
    {
    }

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
