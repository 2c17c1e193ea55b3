using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Checking;

internal static class PoolCheck
{
    public static void Check(ItemPool pool)
    {
        if (pool.Ids.Any(string.IsNullOrWhiteSpace)) throw Fault("An item of the pool has no id.");
        if (pool.Ids.CountBy(id => id, StringComparer.Ordinal).FirstOrDefault(c => c.Value > 1).Key is { } twice) throw Fault($"The item {twice} stands twice in the pool.");
        foreach (var (name, values) in pool.Numbers)
        {
            Length(name, values.Count, pool);
            if (values.Index().FirstOrDefault(v => v.Item is { } x && !double.IsFinite(x)) is { Item: not null } bad)
                throw Fault($"The column {name} of item {pool.Ids[bad.Index]} is not a number.");
        }
        foreach (var (name, values) in pool.Categories) Length(name, values.Count, pool);
        if (pool.Stimuli is { } stimuli) Length("of stimuli", stimuli.Count, pool);
        if (pool.Models is not { } models) return;
        Length("of models", models.Count, pool);
        foreach (var (i, model) in models.Index())
            if (model is not null && ItemInformation.Fault(model) is { } fault) throw Fault($"The calibration of item {pool.Ids[i]}: {fault}");
    }

    private static void Length(string column, int length, ItemPool pool)
    {
        if (length != pool.Ids.Count) throw Fault($"The column {column} has {length} values for {pool.Ids.Count} items.");
    }

    private static ArgumentException Fault(string what) => new(what);
}
