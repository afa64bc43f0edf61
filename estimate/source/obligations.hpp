#pragma once

namespace entente {

/// What a treaty of alliance binds a state to do for another.
struct Obligations {
  bool defense = false;        ///< to help it when it is attacked
  bool offense = false;        ///< to help it when it attacks (ATOP only)
  bool neutrality = false;     ///< not to help its enemies
  bool nonaggression = false;  ///< not to attack it
  bool consultation = false;   ///< to consult in crises: ATOP's consultation, COW's entente

  bool any() const { return defense || offense || neutrality || nonaggression || consultation; }
  friend bool operator==(const Obligations&, const Obligations&) = default;
};

/// What at least one of two treaties, or of two partners, is bound to.
inline Obligations either(const Obligations& one, const Obligations& other) {
  return {one.defense || other.defense, one.offense || other.offense, one.neutrality || other.neutrality,
          one.nonaggression || other.nonaggression, one.consultation || other.consultation};
}

}  // namespace entente
