namespace Cbhcr.Qti.Model;

/// <summary>An element of XML as it was read: response processing, and all that is kept without being understood. Names are those of QTI 3.0, without prefix for other vocabularies.</summary>
/// <param name="Name">The local name.</param>
/// <param name="Namespace">"" for QTI's own.</param>
/// <param name="Attributes">By name.</param>
/// <param name="Children">Elements and, with the name <c>#text</c>, pieces of text.</param>
/// <param name="Text">The characters of a <c>#text</c>, otherwise null.</param>
/// <param name="Line">In the file it came from, 0 when it was made here.</param>
public sealed record Element(string Name, string Namespace, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<Element> Children, string? Text = null, int Line = 0)
{
    /// <summary>An attribute, or null.</summary>
    public string? this[string name] => Attributes.GetValueOrDefault(name);
}
