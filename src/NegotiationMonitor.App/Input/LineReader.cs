namespace NegotiationMonitor.App.Input;

/// <summary>Splits a stream into lines without ever holding more than one, and that only up to a limit.</summary>
public sealed class LineReader(Stream stream, int maxBytes)
{
    private readonly byte[] _buffer = new byte[81920];
    private int _start;
    private int _end;

    /// <summary>A line without its end.</summary>
    /// <param name="Bytes">Its bytes; empty where it was too long.</param>
    /// <param name="Length">Its length in bytes.</param>
    public sealed record Line(byte[] Bytes, long Length, bool TooLong);

    /// <summary>The next line, null at the end.</summary>
    public Line? Next()
    {
        var line = new MemoryStream();
        long length = 0;
        var any = false;
        while (Fill())
        {
            any = true;
            var rest = _buffer.AsSpan(_start, _end - _start);
            var newline = rest.IndexOf((byte)'\n');
            var part = newline < 0 ? rest : rest[..newline];
            length += part.Length;
            if (length <= maxBytes)
            {
                line.Write(part);
            }
            else
            {
                line = new MemoryStream();
            }

            _start += part.Length + (newline < 0 ? 0 : 1);
            if (newline >= 0)
            {
                break;
            }
        }

        return any ? new(line.ToArray(), length, length > maxBytes) : null;
    }

    private bool Fill()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, stream.Read(_buffer));
        }

        return _start < _end;
    }
}
