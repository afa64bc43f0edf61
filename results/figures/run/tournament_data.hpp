#pragma once

#include "results/run_data/run_data.hpp"

#include <string>
#include <vector>

/// What the figure of a tournament shows. For source files of results only.
namespace entente {

struct PlottedTheory {
  std::string name;         ///< for readers: "collective action"; starred: without UN agreement and ally
  double value = 0;         ///< mean CRPS
  double error = 0;         ///< Monte Carlo
  double behind = 0;        ///< the best's difference to it, of the same rows; 0 for the best
  double behind_error = 0;  ///< clustered by state, and Monte Carlo's
  bool floor = false;
  bool clearly_worse = false;  ///< behind by more than two errors: docs/tournament.md, "clearly"
  double low() const;          ///< of the 95 % Monte Carlo interval
  double high() const;
};

struct TournamentPanel {
  std::string title;  ///< "States left out"
  std::size_t rows = 0, states = 0;
  std::vector<PlottedTheory> theories;  ///< best first
};

struct TournamentData {
  std::vector<TournamentPanel> panels;  ///< a regime each, or a record transferred to
};

TournamentData tournament_data(const RunData& run);

/// What a reader would quote: the order, and who cannot be told from the best.
std::string tournament_findings(const TournamentPanel& panel);

}  // namespace entente
