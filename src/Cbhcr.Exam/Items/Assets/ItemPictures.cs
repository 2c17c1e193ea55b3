using Cbhcr.Qti.Model;

namespace Cbhcr.Exam.Items;

/// <summary>The pictures that an item names.</summary>
public static class ItemPictures
{
    /// <returns>Name, alternative text (null for none) and field of each.</returns>
    public static IEnumerable<(string Asset, string? Alt, string Field)> Of(ItemContent content) =>
        In(content.StemBody, "stemBody")
            .Concat(content.Options.SelectMany((o, i) => In(o.Body, $"options[{i}].body")))
            .Concat(content.Task?.Picture is { } p ? [(p.Asset, p.Alt.Length == 0 ? null : p.Alt, "task.picture")] : []);

    public static IEnumerable<(string Asset, string? Alt, string Field)> In(IEnumerable<Node>? nodes, string field) =>
        (nodes ?? []).SelectMany(n => n.Kind is "img" or "audio" or "video"
            ? [(n.Attributes?.GetValueOrDefault("src") ?? "", n.Attributes?.GetValueOrDefault(n.Kind == "img" ? "alt" : "transcript"), field)]
            : In(n.Children, field));
}
