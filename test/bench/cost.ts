import { costRows, fixedCost } from './cost-table.ts';

// What the pipeline costs for a million denials, with each factor. `npm run cost`.
for (const { scenario, rows, dollars } of costRows) {
  console.log(`${scenario}: $${dollars.toFixed(2)} for 1,000,000 denials`);
  for (const { what, sum, dollars: part } of rows) console.log(`  $${part.toFixed(2).padStart(7)}  ${what}: ${sum}`);
}
console.log(`A month without any denial: ${fixedCost}`);
