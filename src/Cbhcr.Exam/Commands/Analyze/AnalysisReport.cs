namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>All that an analysis found, as it is written to JSON (analyze.schema.json). A figure that is not defined, or was not asked for, is null.</summary>
public sealed record AnalysisReport(
    int N, IReadOnlyList<ItemReport> Items, TestReport Test, CalibrationReport? Irt, IReadOnlyList<PersonReport> Persons,
    IReadOnlyDictionary<string, DecisionReport>? Decision, IReadOnlyList<CaseReport> Cases, IReadOnlyList<string> Notes);

/// <param name="P">Mean in points; for right or wrong the proportion right.</param>
/// <param name="Rpb">Correlation with the total, the item in it.</param>
/// <param name="RpbCorrected">Correlation with the rest of the total.</param>
/// <param name="D27">Mean of the highest 27 % less mean of the lowest.</param>
public sealed record ItemReport(
    string Id, int N, double? P, double? Sd, double? Rpb, double? RpbCorrected, double? Biserial, double? BiserialCorrected, double? D27, double? AlphaIfDeleted,
    int Omitted, int NotReached, IReadOnlyList<double?>? PInterval, IReadOnlyList<OptionReport>? Options, ItemModelReport? Irt, ItemDifReport? Dif, IReadOnlyList<string> Notes);

/// <param name="Option">As it stands in the file; empty for no answer.</param>
/// <param name="Quintiles">Proportion who chose it in each fifth by total, lowest first.</param>
public sealed record OptionReport(string Option, bool IsKey, int N, double Proportion, double? R, double? RRest, IReadOnlyList<double?> Quintiles);

/// <param name="A">Slope, D = 1.</param>
/// <param name="Thresholds">Of items with more than two categories.</param>
public sealed record ItemModelReport(
    double? A, double? B, double? C, IReadOnlyList<double>? Thresholds, double? Slope, double? Intercept, IReadOnlyList<double>? Slopes, IReadOnlyList<double>? Intercepts,
    IReadOnlyDictionary<string, double?> Se, ItemFitReport? Sx2, double? Infit, double? Outfit, double? Q3Max, string? Q3With);

public sealed record ItemFitReport(double? X2, double? Df, double? P);

public sealed record ItemDifReport(MantelHaenszelReport? Mh, MantelHaenszelReport? MhPurified, LogisticReport? Logistic, TestedReport? Lord, RajuReport? Raju, TestedReport? Sibtest);

public sealed record MantelHaenszelReport(double? Alpha, double? Delta, double? DeltaSe, double? Chi2, double? P, string? Class, string? EffectClass);

public sealed record LogisticReport(double? Chi2, double? Df, double? P, double? DeltaR2, string? Class, string? ClassZumboThomas);

/// <param name="Value">Chi-square of Lord, beta of SIBTEST.</param>
public sealed record TestedReport(double? Value, double? Se, double? P);

public sealed record RajuReport(double? SignedArea, double? UnsignedArea, double? Z, double? P);

public sealed record TestReport(
    int Items, double? Mean, double? Sd, double? Minimum, double? Maximum, double? Median, double? Skewness, double? Kurtosis, double? Alpha, IReadOnlyList<double?>? AlphaCi, double? Kr20, double? Kr21,
    double? SplitHalf, double? GuttmanFlanagan, IReadOnlyList<double?>? Lambda, double? Omega, double? Sem, IReadOnlyList<CsemReport> Csem, IReadOnlyList<int> ScoreFrequencies);

/// <param name="Irt">At the ability for which this score is expected; null without a model or where there is none.</param>
public sealed record CsemReport(int Score, double? Lord, double? Keats, double? Irt);

public sealed record CalibrationReport(
    string Model, double LogLikelihood, double LogPrior, int Parameters, double Aic, double Bic, double Sabic, int Iterations, bool Converged, double GradientNorm, double? ChangeOnDoubledPoints,
    double Seconds, double PopulationMean, double PopulationSd, double? MarginalReliability, double? EmpiricalReliability, LimitedInformationReport? M2, InformationReport Information);

public sealed record LimitedInformationReport(double? Value, double? Df, double? P, double? Rmsea);

/// <summary>Test information and standard error over abilities.</summary>
public sealed record InformationReport(IReadOnlyList<double> Theta, IReadOnlyList<double> Information, IReadOnlyList<double> ExpectedScore);

/// <param name="Row">The data row in the file, from 1.</param>
public sealed record PersonReport(
    int Row, double Raw, double? Eap, double? EapSe, double? Map, double? MapSe, double? Mle, double? MleSe, double? Wle, double? WleSe, double? Lz, double? LzStar);

public sealed record DecisionReport(double? Consistency, double? Kappa, double? Accuracy, double? FalsePositive, double? FalseNegative, string? Note);

/// <summary>Something to look at, never a verdict.</summary>
/// <param name="Kind">answer-similarity, person-fit, rapid-guessing, response-time.</param>
/// <param name="Rows">Data rows in the file, from 1.</param>
/// <param name="FalsePositiveRate">How often a case of this kind comes up where nothing is amiss, as controlled.</param>
public sealed record CaseReport(string Kind, IReadOnlyList<int> Rows, double Statistic, double P, double FalsePositiveRate, string Words);
