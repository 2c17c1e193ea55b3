namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>Where each parameter stands in the vector that is searched: item after item (slope, intercept, logit of c), then what all share.</summary>
/// <param name="Model">Rasch, 1PL, 2PL or 3PL.</param>
/// <param name="Items">Number of items.</param>
internal readonly record struct DichotomousLayout(IrtModel Model, int Items)
{
    /// <summary>Parameters an item has of its own.</summary>
    public int PerItem => Model switch { IrtModel.TwoParameter => 2, IrtModel.ThreeParameter => 3, _ => 1 };

    /// <summary>Whether the last parameter is shared: the logarithm of the variance (Rasch) or the slope (1PL).</summary>
    public bool HasShared => PerItem == 1;

    public int Count => Items * PerItem + (HasShared ? 1 : 0);

    public int Shared => Count - 1;

    /// <summary>Place of the slope of an item, or of the slope all share; −1 in the Rasch model.</summary>
    public int Slope(int item) => Model switch { IrtModel.Rasch => -1, IrtModel.OneParameter => Shared, _ => item * PerItem };

    public int Intercept(int item) => HasShared ? item : item * PerItem + 1;

    /// <summary>Place of the logit of c; −1 without.</summary>
    public int Guessing(int item) => Model == IrtModel.ThreeParameter ? item * PerItem + 2 : -1;
}
