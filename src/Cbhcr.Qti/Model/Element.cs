namespace Cbhcr.Qti.Model;

/// <summary>An element of XML as it was read: response processing, and all that is kept without being understood. Names are those of QTI 3.0, without prefix for other vocabularies.</summary>
/// <param name="Name">The local name.</param>
/// <param name="Namespace">"" for QTI's own.</param>
/// <param name="Attributes">By name; <c>xml:lang</c>, and <c>{namespace}name</c> for those of other vocabularies.</param>
/// <param name="Children">Elements and, with the name <c>#text</c>, pieces of text.</param>
/// <param name="Text">The characters of a <c>#text</c>, otherwise null.</param>
/// <param name="Line">In the file it came from, 0 when it was made here.</param>
public sealed record Element(string Name, string Namespace, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<Element> Children, string? Text = null, int Line = 0)
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    /// <summary>An attribute, or null.</summary>
    public string? this[string name] => Attributes.GetValueOrDefault(name);

    /// <summary>A piece of text.</summary>
    public static Element OfText(string text, int line = 0) => new("#text", "", NoAttributes, [], text, line);

    /// <summary>An element made here. Attributes without a value are left out.</summary>
    public static Element Of(string name, IEnumerable<(string Name, string? Value)> attributes, IReadOnlyList<Element>? children = null, string space = "")
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (attribute, value) in attributes) if (value is not null) given[attribute] = value;
        return new(name, space, given, children ?? []);
    }

    /// <summary>The child elements, without the text between them.</summary>
    public IEnumerable<Element> Elements() => Children.Where(c => c.Text is null);

    /// <summary>The child elements of one name.</summary>
    public IEnumerable<Element> Elements(string name) => Children.Where(c => c.Name == name);

    /// <summary>The first child element of a name, or null.</summary>
    public Element? First(string name) => Children.FirstOrDefault(c => c.Name == name);

    /// <summary>All characters in reading order.</summary>
    public string PlainText() => Text ?? string.Concat(Children.Select(c => c.PlainText()));

    /// <summary>It and all below it, in reading order.</summary>
    public IEnumerable<Element> SelfAndBelow() => Children.SelectMany(c => c.SelfAndBelow()).Prepend(this);
}
