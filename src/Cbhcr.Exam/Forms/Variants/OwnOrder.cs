using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Forms;

/// <summary>
/// The order a form has of its own: on paper, in texts, and on the screen beside them. Options of one best answer stand as the form froze them, which is how
/// assembly balanced the keys. All else that may be shuffled is shuffled by the form's content hash: authors write what belongs together side by side.
/// </summary>
internal static class OwnOrder
{
    /// <summary>The question as the player shows it, in a type that has no room for a key.</summary>
    public static PlayerItem InOwnOrder(this PaperItem item, string contentHash) => item.OneBest is { } choice
        ? PlayerItem.Of(choice, "", item.Position, [.. choice.Choices.Select(c => (c.Identifier, PartNames.Of(contentHash, "option", item.Position, c.Identifier)))])
        : ShownItem.Of(item.Asked, (kind, response, part) => PartNames.Of(contentHash, $"{kind} {response}", item.Position, part)).ForThePlayer("", item.Position);
}
