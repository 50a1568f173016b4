using NegotiationMonitor.App.Cli;

return await CommandLine.RunAsync(args);
