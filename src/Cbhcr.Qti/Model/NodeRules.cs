namespace Cbhcr.Qti.Model;

/// <summary>What may stand in a piece of text. All else is refused, so that nothing has to be cleaned.</summary>
public static class NodeRules
{
    private const string Anywhere = "lang dir";

    /// <summary>Kinds and their attributes, besides <c>lang</c> and <c>dir</c>, which all may have.</summary>
    public static IReadOnlyDictionary<string, string[]> Known { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["p"] = [], ["h3"] = [], ["h4"] = [], ["blockquote"] = [], ["pre"] = [], ["div"] = [], ["hr"] = [],
        ["ul"] = [], ["ol"] = ["start", "type"], ["li"] = [], ["dl"] = [], ["dt"] = [], ["dd"] = [],
        ["em"] = [], ["strong"] = [], ["sub"] = [], ["sup"] = [], ["code"] = [], ["span"] = [], ["q"] = [], ["br"] = [], ["cite"] = [], ["abbr"] = ["title"],
        ["ruby"] = [], ["rb"] = [], ["rt"] = [], ["rp"] = [],
        ["table"] = [], ["caption"] = [], ["colgroup"] = [], ["col"] = ["span"], ["thead"] = [], ["tbody"] = [], ["tfoot"] = [], ["tr"] = [],
        ["th"] = ["scope", "colspan", "rowspan", "headers", "id"], ["td"] = ["colspan", "rowspan", "headers"],
        ["figure"] = [], ["figcaption"] = [],
        // The source is the name of an asset, never an address elsewhere. A picture without alternative text is not shown: "" says that it is decoration.
        ["img"] = ["src", "alt", "width", "height", "longdesc"],
        ["audio"] = ["src", "transcript"], ["video"] = ["src", "transcript", "captions", "width", "height"],
        ["interaction"] = ["response"], ["gap"] = ["id"], ["hottext"] = ["id"],
        ["math"] = ["display", "alttext"],
        ["mrow"] = [], ["mi"] = ["mathvariant"], ["mn"] = [], ["mo"] = ["fence", "stretchy", "separator", "form", "lspace", "rspace", "minsize", "maxsize", "movablelimits"], ["mtext"] = [], ["mspace"] = ["width", "height", "depth"],
        ["ms"] = [], ["mfrac"] = ["linethickness", "bevelled"], ["msqrt"] = [], ["mroot"] = [], ["mstyle"] = ["displaystyle", "scriptlevel", "mathsize"], ["mpadded"] = [], ["mphantom"] = [],
        ["mfenced"] = ["open", "close", "separators"], ["menclose"] = ["notation"], ["msub"] = [], ["msup"] = [], ["msubsup"] = [], ["munder"] = ["accentunder"], ["mover"] = ["accent"],
        ["munderover"] = [], ["mmultiscripts"] = [], ["mprescripts"] = [], ["none"] = [], ["mtable"] = ["columnalign", "rowspacing", "columnspacing"], ["mtr"] = [], ["mtd"] = ["columnalign", "columnspan"],
        ["semantics"] = [], ["annotation"] = ["encoding"],
    };

    /// <summary>What is wrong with a piece of text, in words; empty when nothing is.</summary>
    /// <param name="nodes">The tree.</param>
    /// <param name="deepest">How deep it may go.</param>
    public static IReadOnlyList<string> Faults(IEnumerable<Node> nodes, int deepest = 40)
    {
        var faults = new List<string>();
        foreach (var node in nodes) Look(node, 1, deepest, faults);
        return faults;
    }

    private static void Look(Node node, int depth, int deepest, List<string> faults)
    {
        if (depth > deepest) { faults.Add($"The text is nested deeper than {deepest}."); return; }
        if (node.Kind == "text")
        {
            if (node.Text is null || node.Children is not null || node.Attributes is { Count: > 0 }) faults.Add("A text node has characters and nothing else.");
            return;
        }
        if (!Known.TryGetValue(node.Kind, out var allowed)) { faults.Add($"“{node.Kind}” is not allowed in a text."); return; }
        if (node.Text is not null) faults.Add($"“{node.Kind}” has characters of its own; they belong in a text node.");
        foreach (var name in (node.Attributes?.Keys ?? []).Where(a => !allowed.Contains(a) && !Anywhere.Split(' ').Contains(a))) faults.Add($"“{node.Kind}” may not have “{name}”.");
        foreach (var child in node.Children ?? []) Look(child, depth + 1, deepest, faults);
    }
}
