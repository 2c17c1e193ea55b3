namespace Cbhcr.Assembly.Search;

/// <summary>Item variables of one form that stand alike in all equations: one can take the other's place and the equations still hold.</summary>
internal sealed class Kin
{
    private readonly int[] _class;
    private readonly int[][] _members;

    public Kin(Columns columns)
    {
        var (items, forms) = (columns.Program.Source.Items, columns.Program.Source.Forms);
        var rows = columns.Program.Rows;
        _class = new int[items * forms];
        var known = new Dictionary<ulong, List<int>>();
        var order = new List<List<int>>();
        for (var v = 0; v < _class.Length; v++)
        {
            var mark = new SeededSequence((ulong)(v / items)).Next();
            var of = columns.Rows(v);
            var coefficients = columns.RowCoefficients(v);
            for (var k = 0; k < of.Length; k++)
            {
                if (rows[of[k]].Least != rows[of[k]].Most) continue;
                mark = new SeededSequence(mark ^ (ulong)of[k]).Next();
                mark = new SeededSequence(mark ^ (ulong)coefficients[k]).Next();
            }
            if (!known.TryGetValue(mark, out var members))
            {
                known[mark] = members = [];
                order.Add(members);
            }
            members.Add(v);
        }
        _members = [.. order.Select(m => m.ToArray())];
        for (var c = 0; c < _members.Length; c++) foreach (var v in _members[c]) _class[v] = c;
    }

    /// <summary>The variable and its kin.</summary>
    public int[] Of(int variable) => _members[_class[variable]];
}
