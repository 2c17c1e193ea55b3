using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Items;

/// <summary>An item version in the terms of QTI: what is asked and what is right are two things, and only the first ever leaves.</summary>
public static class ItemAsQti
{
    public static ChoiceInteraction Interaction(this ItemContent content) => new(
        Node.Paragraph(content.Stem), [.. content.Options.Select(o => new SimpleChoice(o.Id, Node.Paragraph(o.Text)))], content.ShuffleOptions);

    public static ResponseDeclaration Declaration(this ItemContent content) => new(content.Key);
}
