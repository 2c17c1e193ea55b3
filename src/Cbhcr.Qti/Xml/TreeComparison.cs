using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Xml;

/// <summary>Whether two trees say the same. The order of attributes, comments and white space between blocks never count.</summary>
public static partial class TreeComparison
{
    /// <summary>Attributes that say what their absence says (QTI 3.0 ASI), by element and then attribute.</summary>
    private static readonly FrozenSet<string> Defaults = new[]
    {
        "qti-assessment-item title=", "qti-assessment-item adaptive=false", "qti-assessment-item time-dependent=false", "* shuffle=false", "* fixed=false", "* min-choices=0", "* min-associations=0", "* match-min=0",
        "qti-choice-interaction max-choices=1", "qti-hotspot-interaction max-choices=1", "qti-hottext-interaction max-choices=1", "qti-select-point-interaction max-choices=1",
        "qti-order-interaction max-choices=0", "qti-match-interaction max-associations=1", "qti-associate-interaction max-associations=1", "qti-gap-match-interaction max-associations=0",
        "qti-simple-associable-choice match-max=1", "qti-gap-text match-max=1", "qti-gap-img match-max=1", "* case-sensitive=true", "qti-mapping default-value=0", "qti-area-mapping default-value=0",
        "qti-slider-interaction step=1", "qti-extended-text-interaction min-strings=0", "qti-extended-text-interaction max-strings=1", "qti-extended-text-interaction format=plain", "* show-hide=show",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Numbers =
        ("normal-maximum normal-minimum mastery-value lower-bound upper-bound default-value mapped-value step width height max-choices min-choices max-associations min-associations match-max match-min " +
         "expected-length expected-lines min-strings max-strings base").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Values = new[] { "qti-value", "qti-base-value" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The first place where two trees differ, as a path; null when they do not.</summary>
    /// <param name="one">A tree.</param>
    /// <param name="other">Another.</param>
    /// <param name="loose">White space in text, default values and the writing of numbers do not count either (“equivalent”).</param>
    public static string? Difference(Element one, Element other, bool loose) => Compare(one, other, loose, one.Name);

    private static string? Compare(Element one, Element other, bool loose, string path)
    {
        if (one.Text is not null || other.Text is not null) return one.Text == other.Text ? null : path;
        if (one.Name != other.Name || one.Namespace != other.Namespace) return $"{path} (became {other.Name})";
        foreach (var name in one.Attributes.Keys.Union(other.Attributes.Keys))
            if (Value(one, name, loose) != Value(other, name, loose)) return $"{path}/@{name}";
        var (mine, theirs) = (Children(one, loose), Children(other, loose));
        for (var i = 0; i < Math.Max(mine.Count, theirs.Count); i++)
        {
            if (i >= mine.Count) return $"{path} (gained {theirs[i].Name})";
            if (i >= theirs.Count) return $"{path}/{mine[i].Name} (lost)";
            if (Compare(mine[i], theirs[i], loose, $"{path}/{mine[i].Name}") is { } found) return found;
        }
        return null;
    }

    private static string? Value(Element e, string name, bool loose)
    {
        var value = e[name];
        // HTML has two names for one attribute.
        if (loose && name is "lang" or "xml:lang") value = e["xml:lang"] ?? e["lang"];
        if (!loose || value is null) return value;
        if (Numbers.Contains(name) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) value = number.ToString("R", CultureInfo.InvariantCulture);
        else if (name == "coords") value = string.Join(',', value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n.ToString("R", CultureInfo.InvariantCulture) : c));
        else value = Runs().Replace(value, " ").Trim() is var spaced && spaced is "TRUE" or "True" or "FALSE" or "False" ? spaced.ToLowerInvariant() : spaced;
        return e.Namespace.Length == 0 && (Defaults.Contains($"{e.Name} {name}={value}") || Defaults.Contains($"* {name}={value}")) ? null : value;
    }

    private static List<Element> Children(Element e, bool loose)
    {
        var children = Whitespace.Significant(e);
        if (!loose || e is { Name: "pre", Namespace: "" } || e["xml:space"] == "preserve") return children;
        for (var i = 0; i < children.Count; i++)
        {
            if (children[i].Text is not { } text) continue;
            text = Runs().Replace(text, " ");
            if (i == 0 && !Whitespace.Matters(e, null, children[i]) || Values.Contains(e.Name)) text = text.TrimStart();
            if (i > 0 && !Whitespace.Matters(e, children[i - 1], children[i])) text = text.TrimStart();
            if (i == children.Count - 1 && !Whitespace.Matters(e, children[i], null) || Values.Contains(e.Name)) text = text.TrimEnd();
            if (i < children.Count - 1 && !Whitespace.Matters(e, children[i], children[i + 1])) text = text.TrimEnd();
            children[i] = children[i] with { Text = text };
        }
        children.RemoveAll(c => c.Text is { Length: 0 });
        return children;
    }

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Runs();
}
