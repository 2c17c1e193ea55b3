namespace Cbhcr.Qti.Model;

/// <summary>What was read with a part of an item and means nothing here. It is written back where it was.</summary>
/// <param name="Attributes">By name, as of <see cref="Element"/>.</param>
/// <param name="Children">Elements that the part has no place for.</param>
public sealed record Kept(IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<Element> Children);
