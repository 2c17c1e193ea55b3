namespace Cbhcr.Qti.Xml;

/// <summary>The namespaces of QTI and of what stands in it.</summary>
public static class Namespaces
{
    /// <summary>Items, tests, sections and stimuli of QTI 3.0.</summary>
    public const string Qti3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    /// <summary>Manifests of QTI 3.0 packages.</summary>
    public const string Manifest3 = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";

    /// <summary>Usage data and item statistics.</summary>
    public const string UsageData3 = "http://www.imsglobal.org/xsd/imsqti_usagedata_v3p0";

    /// <summary>Results of candidates.</summary>
    public const string Results3 = "http://www.imsglobal.org/xsd/imsqti_result_v3p0";

    /// <summary>Metadata of items in a manifest.</summary>
    public const string Metadata3 = "http://www.imsglobal.org/xsd/imsqti_metadata_v3p0";

    /// <summary>MathML.</summary>
    public const string MathMl = "http://www.w3.org/1998/Math/MathML";

    /// <summary>SVG.</summary>
    public const string Svg = "http://www.w3.org/2000/svg";

    internal const string Schemas = "http://www.w3.org/2001/XMLSchema-instance";
    internal const string Xml = "http://www.w3.org/XML/1998/namespace";
    internal const string Declarations = "http://www.w3.org/2000/xmlns/";

    /// <summary>Stands for “in no namespace” inside a file that has one; "" means QTI's own.</summary>
    internal const string None = "about:none";

    internal static string Qualified(string space, string name) => space.Length == 0 ? name : $"{{{space}}}{name}";

    /// <summary>The parts of <c>{namespace}name</c>.</summary>
    internal static (string Space, string Name) Split(string qualified)
    {
        var end = qualified.StartsWith('{') ? qualified.LastIndexOf('}') : -1;
        return end < 0 ? ("", qualified) : (qualified[1..end], qualified[(end + 1)..]);
    }
}
