namespace Cbhcr.Assembly.Problem;

/// <summary>The items to choose from, as columns of one length in the order of <paramref name="Ids"/>.</summary>
/// <param name="Ids">Unique, not empty.</param>
/// <param name="Numbers">Number columns by name: difficulty, p, seconds, words, exposure. Null: not known.</param>
/// <param name="Categories">Category columns by name: domain, competency, type, key. Null: none.</param>
/// <param name="Stimuli">The stimulus an item belongs to, null for an item that stands alone.</param>
/// <param name="EnemySets">Sets of items of which a form holds at most one.</param>
/// <param name="Models">How likely each item is answered at each theta, for rules and goals about information; null where an item has no calibration. Null: no item has.</param>
public sealed record ItemPool(
    IReadOnlyList<string> Ids,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Numbers,
    IReadOnlyDictionary<string, IReadOnlyList<string?>> Categories,
    IReadOnlyList<string?>? Stimuli = null,
    IReadOnlyList<IReadOnlyList<string>>? EnemySets = null,
    IReadOnlyList<ItemModel?>? Models = null);

/// <summary>A calibrated item.</summary>
/// <param name="Name">1PL, 2PL, 3PL, GR (graded response), PC (partial credit) or GPC (generalised partial credit).</param>
/// <param name="Parameters">In the order of the model: b; a, b; a, b, c; a, b1, b2, …; b1, b2, …; a, b1, b2, …. Logistic metric (D = 1).</param>
public sealed record ItemModel(string Name, IReadOnlyList<double> Parameters);
