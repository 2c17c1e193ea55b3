using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Scoring;

/// <summary>Rules of response and template processing, in order. Each run answers whether to go on.</summary>
internal sealed class Rules(Variables variables, Expressions expressions)
{
    /// <summary>False when a rule ended all of it.</summary>
    public bool Run(IEnumerable<Element> rules)
    {
        foreach (var rule in rules.Where(r => r.Name != "#text"))
            if (!Run(rule)) return false;
        return true;
    }

    private bool Run(Element rule)
    {
        switch (rule.Name)
        {
            case "qti-response-condition" or "qti-template-condition": return Branch(rule);
            case "qti-response-processing-fragment": return Run(rule.Children);
            case "qti-exit-response" or "qti-exit-template": return false;
            case "qti-set-outcome-value" or "qti-set-template-value": variables.Set(Name(rule), Only(rule), rule.Name); return true;
            case "qti-set-correct-response": variables.SetCorrect(Name(rule), Only(rule)); return true;
            case "qti-set-default-value": variables.SetDefault(Name(rule), Only(rule)); return true;
            case "qti-lookup-outcome-value": variables.Set(Name(rule), LookUp(Name(rule), Only(rule)), rule.Name); return true;
            default: throw new UnsupportedElementException(rule.Name);
        }
    }

    private bool Branch(Element condition)
    {
        foreach (var branch in Expressions.Elements(condition))
        {
            var parts = Expressions.Elements(branch).ToList();
            if (branch.Name is "qti-response-else" or "qti-template-else") return Run(parts);
            if (branch.Name is not ("qti-response-if" or "qti-response-else-if" or "qti-template-if" or "qti-template-else-if") || parts.Count == 0) throw new UnsupportedElementException(branch.Name);
            if (expressions.Holds(parts[0])) return Run(parts.Skip(1));
        }
        return true;
    }

    private Value? Only(Element rule) => Expressions.Elements(rule).ToList() is [var only] ? expressions.Of(only) : throw new UnsupportedElementException($"{rule.Name} with other than one part");

    private static string Name(Element rule) => rule["identifier"] ?? throw new UnsupportedElementException($"{rule.Name} without identifier");

    private Value? LookUp(string identifier, Value? source)
    {
        var outcome = variables.Outcome(identifier) ?? throw new UnsupportedElementException($"qti-lookup-outcome-value: there is no {identifier}");
        var table = outcome.LookupTable ?? throw new UnsupportedElementException($"qti-lookup-outcome-value: {identifier} has no table");
        var interpolation = table.Name == "qti-interpolation-table";
        var entry = source?.Number is not { } number ? null : Expressions.Elements(table).FirstOrDefault(e => Value.Parse(e["source-value"] ?? "") is { } at
            && (interpolation ? (e["include-boundary"] is "false" or "0" ? number > at : number >= at) : number.Equals(at)));
        var found = entry?["target-value"] ?? table["default-value"];
        return found is null ? null : Value.Single(outcome.BaseType ?? "string", found);
    }
}
