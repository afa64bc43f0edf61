#include "results/mimicry/mimicry_value.hpp"

#include "results/json/label_value.hpp"

namespace entente {
namespace {

OrderedJson labelled(CowCode cow, const Caption& caption) {
  OrderedJson json = OrderedJson::object();
  put_label(json, cow, caption);
  return json;
}

OrderedJson state_value(const MimicryOfState& found, const MimicryFindings& findings, const Caption& caption) {
  OrderedJson json = labelled(found.state, caption);
  json["war"] = findings.wars[found.war].number();
  json["year"] = found.year.number();
  json["potential"] = json_number(found.potential);
  json["reference"] = json_number(found.reference);
  json["committed_share"] = json_number(found.one.committed.mean_share);
  json["uncommitted_share"] = json_number(found.one.uncommitted.mean_share);
  json["committed_send_more"] = found.answer.has_value();
  const Mimicry answer = found.answer.value_or(Mimicry{});
  const auto known = [&](double number) { return found.answer ? json_number(number) : OrderedJson(nullptr); };
  json["committed_reward"] = known(answer.committed_reward);
  json["uncommitted_reward"] = known(answer.uncommitted_reward);
  json["copying_earns_more"] = json_flag(answer.committed_reward > answer.uncommitted_reward, found.answer.has_value());
  json["critical_ratio"] = known(answer.critical_ratio);
  json["reward_pays"] = json_flag(answer.reward_pays, found.answer.has_value());
  return json;
}

}  // namespace

OrderedJson mimicry_value(const MimicryFindings& findings, const Caption& caption) {
  OrderedJson json = OrderedJson::object();
  json["reward_value"] = json_number(findings.reward_value);
  json["states"] = OrderedJson::array();
  for (const MimicryOfState& found : findings.states) json["states"].push_back(state_value(found, findings, caption));
  json["without_potential"] = OrderedJson::array();
  for (const CowCode state : findings.without_potential) json["without_potential"].push_back(labelled(state, caption));
  return json;
}

}  // namespace entente
