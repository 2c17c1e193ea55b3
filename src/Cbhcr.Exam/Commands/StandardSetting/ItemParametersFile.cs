using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Exam.Commands.StandardSetting;

/// <summary>Parameters of right-or-wrong items, by name.</summary>
internal static class ItemParametersFile
{
    /// <exception cref="CsvException">A cell is wrong, an item is listed twice, or there is none.</exception>
    public static OrderedDictionary<string, IrtItem> Read(string path)
    {
        using var csv = CsvTable.Open(path);
        var (item, a, b, c) = (csv.Require("item"), csv.Require("a"), csv.Require("b"), csv.IndexOf("c"));
        var items = new OrderedDictionary<string, IrtItem>();
        while (csv.Read())
        {
            var guessing = c < 0 || csv[c].Trim().IsEmpty ? 0 : csv.Number(c);
            if (guessing is < 0 or >= 1) throw csv.Wrong(c, "a chance of guessing from 0 to below 1");
            if (!items.TryAdd(csv[item].Trim().ToString(), DichotomousItem.At(csv.Number(a), csv.Number(b), guessing))) throw csv.Wrong(item, "new: it is listed already");
        }
        return items.Count > 0 ? items : throw new CsvException($"{path}: there is no item.");
    }
}
