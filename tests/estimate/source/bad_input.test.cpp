// What every reader of a source does with files as they go wrong: cut off, separated otherwise, in another encoding,
// with rows twice, with letters for digits, with codes of no state. The little files are made up.
#include "estimate/source/afghan_troops.hpp"
#include "estimate/source/armed_forces.hpp"
#include "estimate/source/capitals.hpp"
#include "estimate/source/casualties.hpp"
#include "estimate/source/democracy.hpp"
#include "estimate/source/deployments.hpp"
#include "estimate/source/distances.hpp"
#include "estimate/source/gdp_estimates.hpp"
#include "estimate/source/ideal_points.hpp"
#include "estimate/source/leader_alliances.hpp"
#include "estimate/source/national_capabilities.hpp"
#include "estimate/source/placemats.hpp"
#include "estimate/source/source_file.hpp"
#include "estimate/source/state_system.hpp"
#include "estimate/source/world_bank.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace entente {
namespace {

// A field that goes wrong: what stands in the last row, what is put there, and what the error then says.
struct Change {
  const char* from;
  const char* to;
  const char* said;
};

struct Format {
  const char* name;
  std::string good;
  std::function<void(const Table&)> read;
  bool one_row_a_key;
  std::vector<Change> changes;
};

const Change letter_in_2005{"2005", "20O5", "\"20O5\"; expected a year; it has a letter where 2005 has a digit"};

std::vector<Format> formats() {
  return {
      {"state_system",
       "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
       "CAN,20,Canada,1920,1,10,2016,12,31,2016\n"
       "FIJ,950,Fiji,2005,10,13,2016,12,31,2016\n",
       [](const Table& table) { read_state_system(table); },
       true,
       {letter_in_2005,
        {"950", "951", "no state has the COW number 951"},
        {"10,13", "13,10", "no such day: 2005-13-10"},
        {"2005", "2017", "ends before it begins"}}},
      {"national_capabilities",
       "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\n"
       "CAN,20,2005,5000,60,-9,300,30000,9000,.01,5\n"
       "FIJ,950,2005,4000,3,-9,100,800,0,2.5e-05,5\n",
       [](const Table& table) { read_national_capabilities(table); },
       true,
       {letter_in_2005,
        {"950", "951", "no state has the COW number 951"},
        {"4000", "\"4,000\"", "has a thousands separator"},
        {"-9", "-8", "a number from 0"},
        {"2.5e-05", "2.5", "a number from 0 to 1"}}},
      {"ideal_points",
       "\"ccode\",\"year\",\"session\",\"nvotes\",\"idealpoint\",\"pctagreeus\",\"countryname\"\n"
       "20,2005,60,70,1.25,0.5,\"Canada\"\n"
       "950,2005,60,70,0.25,0.375,\"Fiji\"\n",
       [](const Table& table) { read_ideal_points(table); },
       true,
       {letter_in_2005,
        {"950", "0", "no state has the COW number 0"},
        {"0.375", "37.5", "a number from 0 to 1"},
        {"0.25", "\"1,025\"", "has a thousands separator"}}},
      {"democracy",
       "\"ccode\",\"year\",\"polity2\",\"v2x_polyarchy\"\n"
       "20,2005,10,0.875\n"
       "950,2005,6,0.625\n",
       [](const Table& table) { read_democracy(table); },
       true,
       {letter_in_2005,
        {"950", "9500", "no state has the COW number 9500"},
        {",6,", ",-66,", "a number from -10 to 10"},
        {"0.625", "0,625", "a row of 5 fields"}}},
      {"world_bank",
       "Country Name,Country Code,2004,2005\n"
       "Canada,CAN,1000,1010.5\n"
       "Euro area,EMU,9000,9010\n"
       "Fiji,FJI,20,20.5\n",
       [](const Table& table) { read_world_bank(table); },
       true,
       {{"2005", "20O5", "\"20O5\"; expected a year"},
        {"FJI", "FIJ", "the code FIJ of Fiji; expected FJI"},
        {"Fiji", "Fidschi", "no state is called \"Fidschi\""},
        {"Euro area", "Eurozone", "no state is called \"Eurozone\""},
        {"20.5", "\"2,050\"", "has a thousands separator"},
        {"20.5", "-20.5", "a number from 0"}}},
      {"gdp_estimates",
       "\"ccode\",\"year\",\"wbgdp2011est\",\"wbpopest\",\"wbgdppc2011est\"\n"
       "20,2005,27.5,17.25,10.25\n"
       "950,2005,22.5,13.5,9.125\n",
       [](const Table& table) { read_gdp_estimates(table); },
       true,
       {letter_in_2005,
        {"950", "0", "a number of Gleditsch and Ward's list"},
        {"22.5", "5910000000", "a number from 0 to 40"},
        {"22.5", "\"22,500\"", "has a thousands separator"}}},
      {"capitals",
       "\"ccode\",\"statenme\",\"capital\",\"stdate\",\"enddate\",\"lat\",\"lng\"\n"
       "20,\"Canada\",\"Ottawa\",1867-01-01,2024-12-31,45.5,-75.75\n"
       "950,\"Fiji\",\"Suva\",2005-10-10,2024-12-31,-18.125,178.5\n",
       [](const Table& table) { read_capitals(table); },
       true,
       {{"2005-10-10", "20O5-10-10", "\"20O5-10-10\"; expected a date"},
        {"950", "951", "no state has the COW number 951"},
        {"2005-10-10", "2005-02-29", "no such day: 2005-2-29"},
        {"178.5", "1785", "a number from -180 to 180"}}},
      {"distances",
       "ccode1,ccode2,year,ccdistance\n"
       "20,700,2005,6500\n"
       "700,950,2005,8400\n",
       [](const Table& table) { read_distances(table); },
       true,
       {letter_in_2005,
        {"950", "951", "no state has the COW number 951"},
        {"8400", "\"8,400\"", "has a thousands separator"},
        {"8400", "84000", "a number from 0 to 12500"}}},
      {"deployments",
       "\"year\",\"location\",\"intlorg\",\"operational_org\",\"country\",\"count_total\",\"count_un_troops\","
       "\"notes\"\n"
       "2005,\"Afghanistan\",\"NATO\",\"ISAF\",\"Canada\",\"9,000\",,\n"
       "2005,\"Sudan\",\"UN\",\"UNMIS\",\"Fiji\",\"some\",40,\n",
       [](const Table& table) { read_deployments(table); },
       false,
       {letter_in_2005,
        {"Fiji", "Fidji", "the nearest is \"Fiji\""},
        {"some", "75O0", "\"75O0\" is no count; expected a number of people, or a word; it has a letter where 7500"},
        {"some", "-7500", "\"-7500\" is no count"},
        {"some", "7.5e3", "\"7.5e3\" is no count"},
        {"40", "\"4,000\"", "has a thousands separator"},
        {"40", "-40", "a count, at least 0"}}},
      {"afghan_troops",
       "\"year\",\"country\",\"ccode\",\"troops_total\",\"troops_afghan_total\",\"troops_afghan_oef\","
       "\"troops_afghan_isaf\",\"troops_afghan_unama\",\"troops_afghan_ratio\"\n"
       "2005,\"Canada\",20,60000,900,0,900,0,0.015\n"
       "2005,\"Fiji\",950,3500,0,0,0,7,0.002\n",
       [](const Table& table) { read_afghan_troops(table); },
       false,
       {letter_in_2005,
        {"Fiji", "Fidji", "the nearest is \"Fiji\""},
        {"3500", "\"3,500\"", "has a thousands separator"}}},
      {"armed_forces",
       "\"year\",\"country\",\"troops_active\",\"troops_reserves\",\"troops_paramilitary\",\"notes\"\n"
       "2005,\"Canada\",60000,37000,9000,\n"
       "2005,\"Fiji\",3500,6000,,\n",
       [](const Table& table) { read_armed_forces(table); },
       true,
       {letter_in_2005,
        {"Fiji", "Fidji", "the nearest is \"Fiji\""},
        {"3500", "35OO", "\"35OO\"; expected a count of people"},
        {"3500", "\"35,00\"", "expected a count of people"}}},
      {"placemats",
       "year,country,count_total\n"
       "2005,Canada,900\n"
       "2005,Tonga,55\n",
       [](const Table& table) { read_placemats(table); },
       false,
       {letter_in_2005, {"Tonga", "Tanga", "the nearest is \"Tonga\""}, {"55", "", "an empty field"}}},
      {"casualties",
       "Year,Canada,Fiji,NATO,Total\n"
       "2004,1,0,2,3\n"
       "2005,3,0,1,4\n",
       [](const Table& table) { read_casualties(table); },
       true,
       {letter_in_2005,
        {"Fiji", "Fidji", "the nearest is \"Fiji\""},
        {"1,4", "1,5", "a total of 5; expected 4, the sum of the states"},
        {"1,4", "\"1,000\",4", "has a thousands separator"}}},
      {"leader_alliances",
       "\"atopid\",\"year\",\"mem1\",\"mem2\",\"depth\"\n"
       "1000,2005,2,20,-0.5\n"
       "1001,2005,2,950,0.25\n",
       [](const Table& table) { read_leader_alliances(table, CowCode{2}); },
       true,
       {letter_in_2005,
        {"950", "951", "no state has the COW number 951"},
        {"2,950", "20,950", "expected one member that is United States"},
        {"0.25", "\"0,25\"", "has a thousands separator"}}},
  };
}

std::string error_of(const Format& format, const std::string& text) {
  try {
    format.read(parse_source(text, "file.csv"));
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    return error.what();
  }
  return "no error";
}

// "file.csv:LINE:COLUMN: " of a byte; the files are ASCII.
std::string place_at(const std::string& text, std::size_t byte) {
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n') + 1;
  const std::size_t start = byte == 0 ? std::string::npos : text.rfind('\n', byte - 1);
  const std::size_t column = start == std::string::npos ? byte + 1 : byte - start;
  return "file.csv:" + std::to_string(line) + ':' + std::to_string(column) + ": ";
}

std::size_t start_of_last_row(const std::string& text) { return text.rfind('\n', text.size() - 2) + 1; }

std::string separated_by(std::string text, char separator) {
  std::replace(text.begin(), text.end(), ',', separator);
  return text;
}

using Catch::Contains;
using Catch::StartsWith;

}  // namespace

TEST_CASE("the good files are read") {
  for (const Format& format : formats()) {
    INFO(format.name);
    CHECK_NOTHROW(format.read(parse_source(format.good, "file.csv")));
  }
}

TEST_CASE("a file that is cut off anywhere but at the end of a row is refused") {
  for (const Format& format : formats()) {
    INFO(format.name);
    for (std::size_t length = 0; length < format.good.size(); ++length) {
      const std::string cut = format.good.substr(0, length);
      if (cut.ends_with('\n') && std::count(cut.begin(), cut.end(), '\n') > 1) continue;
      CHECK_THAT(error_of(format, cut), StartsWith("file.csv:"));
    }
    const std::string within = format.good.substr(0, format.good.size() - 1);
    CHECK_THAT(error_of(format, within), StartsWith(place_at(within, within.size())) && Contains("ends within a row"));
  }
}

TEST_CASE("a last line that lacks fields is refused with its line") {
  for (const Format& format : formats()) {
    INFO(format.name);
    const std::size_t last = start_of_last_row(format.good);
    const std::string text = format.good.substr(0, format.good.rfind(',')) + "\n";
    CHECK_THAT(error_of(format, text), StartsWith(place_at(text, last)) && Contains("a row of"));
  }
}

TEST_CASE("semicolons and tabs are told from commas") {
  for (const Format& format : formats()) {
    INFO(format.name);
    const std::size_t first = format.good.find(',');
    CHECK_THAT(error_of(format, separated_by(format.good, ';')),
               StartsWith(place_at(format.good, first)) && Contains("separated by semicolons"));
    CHECK_THAT(error_of(format, separated_by(format.good, '\t')),
               StartsWith(place_at(format.good, first)) && Contains("separated by tabs"));
  }
}

TEST_CASE("a Latin-1 letter in a source in UTF-8 is refused with its place") {
  for (const Format& format : formats()) {
    INFO(format.name);
    std::string text = format.good;
    const std::size_t byte = start_of_last_row(text) + 1;
    text[byte] = '\xE9';
    CHECK_THAT(error_of(format, text),
               StartsWith(place_at(text, byte) + "the byte E9 is not UTF-8") && Contains("Latin-1 or Windows-1252"));
  }
}

TEST_CASE("a row twice is refused with both lines") {
  for (const Format& format : formats()) {
    INFO(format.name);
    const std::size_t last = start_of_last_row(format.good);
    const std::string text = format.good + format.good.substr(last);
    if (!format.one_row_a_key) {
      CHECK(error_of(format, text) == "no error");
      continue;
    }
    const auto line = std::to_string(std::count(format.good.begin(), format.good.end(), '\n'));
    CHECK_THAT(error_of(format, text), StartsWith("file.csv:" + std::to_string(std::stoi(line) + 1) + ':') &&
                                           Contains("a second time, after line " + line));
  }
}

TEST_CASE("a field that cannot be is refused with its place") {
  for (const Format& format : formats()) {
    for (const Change& change : format.changes) {
      INFO(format.name << ": " << change.to);
      std::string text = format.good;
      const std::size_t at = text.rfind(change.from);
      REQUIRE(at != std::string::npos);
      text.replace(at, std::string(change.from).size(), change.to);
      const std::string error = error_of(format, text);
      CHECK_THAT(error, Contains(change.said));
      const auto line =
          std::to_string(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1);
      CHECK_THAT(error, StartsWith("file.csv:" + line + ':'));
    }
  }
}

TEST_CASE("the place of a field that cannot be is where it begins") {
  const Format democracy = formats()[3];
  std::string text = democracy.good;
  const std::size_t year = text.rfind("2005");
  text.replace(year, 4, "20O5");
  CHECK_THAT(error_of(democracy, text), StartsWith(place_at(text, year) + "year: \"20O5\""));
  std::string header = formats()[12].good;
  const std::size_t fiji = header.find("Fiji");
  header.replace(fiji, 4, "Fidji");
  CHECK_THAT(error_of(formats()[12], header), StartsWith(place_at(header, fiji) + "Fidji: "));
}

TEST_CASE("a column that is not there is refused with the nearest") {
  for (const Format& format : formats()) {
    INFO(format.name);
    std::string text = format.good;
    const std::size_t comma = text.rfind(',', text.find('\n'));
    if (std::string(format.name) == "state_system" || std::string(format.name) == "national_capabilities" ||
        std::string(format.name) == "ideal_points" || std::string(format.name) == "deployments" ||
        std::string(format.name) == "armed_forces" || std::string(format.name) == "world_bank") {
      continue;  // the last column is not needed
    }
    text.insert(text[comma + 1] == '"' ? comma + 2 : comma + 1, "x");
    CHECK_THAT(error_of(format, text), StartsWith("file.csv:1:1: no column") && Contains("the nearest there is: \"x"));
  }
}

TEST_CASE("all that is wrong with a file is said together, to a limit") {
  std::string text = "\"ccode\",\"year\",\"polity2\",\"v2x_polyarchy\"\n";
  for (int row = 0; row < 3; ++row) text += "951,2005,6,0.5\n";
  const Table table = parse_source(text, "file.csv");
  try {
    read_democracy(table);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.problems().size() == 3);
    CHECK(error.problems().back().place.line == 4);
  }
  for (int row = 0; row < 100; ++row) text += "951,2005,6,0.5\n";
  try {
    read_democracy(parse_source(text, "file.csv"));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.problems().size() == 20);
  }
}

}  // namespace entente
