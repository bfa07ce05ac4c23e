#ifndef TRIAGE_PROVIDERS_HPP
#define TRIAGE_PROVIDERS_HPP
#include <triage/providers/generic.hpp>
#include <triage/providers/persly.hpp>
namespace triage::detail {
inline constexpr const provider* providers_by_name[] = {&providers::generic, &providers::persly};
}
#endif
