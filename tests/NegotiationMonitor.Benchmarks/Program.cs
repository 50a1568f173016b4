using System.Globalization;
using NegotiationMonitor.Benchmarks;
using NegotiationMonitor.Benchmarks.Log;
using NegotiationMonitor.Benchmarks.Watching;

switch (args)
{
    case ["append"]:
        await AppendComparison.RunAsync(Console.Out);
        return 0;
    case ["positions", var acts]:
        await PositionsBenchmark.RunAsync(int.Parse(acts, CultureInfo.InvariantCulture), Console.Out);
        return 0;
    case ["verify", var events]:
        await VerifyBenchmark.RunAsync(int.Parse(events, CultureInfo.InvariantCulture), Console.Out);
        return 0;
    case ["watch", var streams, var changes]:
        await WatchLatency.RunAsync(int.Parse(streams, CultureInfo.InvariantCulture), int.Parse(changes, CultureInfo.InvariantCulture), Console.Out);
        return 0;
    case ["pages", var acts]:
        await PagesBenchmark.RunAsync(int.Parse(acts, CultureInfo.InvariantCulture), Console.Out);
        return 0;
    case ["reading", var seeds]:
        ReadingBenchmark.Run(seeds, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("usage: append | positions ACTS | verify EVENTS | watch STREAMS CHANGES | pages ACTS | reading SEEDS_FOLDER");
        return 2;
}
