namespace Cbhcr.Assembly;
