namespace NegotiationMonitor.App.Cli.Output;

/// <summary>How a list is shown.</summary>
internal enum Format
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>One array.</summary>
    Json,

    /// <summary>One object a line.</summary>
    Jsonl,

    /// <summary>RFC 4180, with a line of headings.</summary>
    Csv,
}
