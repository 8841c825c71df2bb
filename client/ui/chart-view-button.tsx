import { Button } from "./button.tsx";

export type ChartView = "chart" | "table";

/** Turns a chart into its table and back. */
export function ChartViewButton({
  view,
  onChange,
}: {
  view: ChartView;
  onChange: (view: ChartView) => void;
}) {
  const other = view === "chart" ? "table" : "chart";
  return (
    <Button size="small" icon={other} onPress={() => onChange(other)}>
      {other === "table" ? "Table" : "Chart"}
    </Button>
  );
}
