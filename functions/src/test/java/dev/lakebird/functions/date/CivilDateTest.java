package dev.lakebird.functions.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.junit.jupiter.api.Test;

class CivilDateTest {
  @Test
  void everyDayAgreesWithTheJavaCalendar() {
    for (int day = CivilDate.DAY_MIN; day <= CivilDate.DAY_MAX; day++) {
      LocalDate date = LocalDate.ofEpochDay(day);
      int parts = CivilDate.parts(day);
      if (CivilDate.yearOf(parts) != date.getYear()
          || CivilDate.monthOf(parts) != date.getMonthValue()
          || CivilDate.dayOfMonth(parts) != date.getDayOfMonth()
          || CivilDate.day(date.getYear(), date.getMonthValue(), date.getDayOfMonth()) != day
          || CivilDate.dayOfYear(day) != date.getDayOfYear()
          || CivilDate.dayOfWeek(day) != date.getDayOfWeek().getValue() % 7 + 1) {
        assertThat(CivilDate.text(day)).isEqualTo(date.toString());
      }
    }
    assertThat(CivilDate.text(CivilDate.DAY_MIN)).isEqualTo("0001-01-01");
    assertThat(CivilDate.text(CivilDate.DAY_MAX)).isEqualTo("9999-12-31");
  }

  @Test
  void isoWeeksAgreeWithTheJavaCalendar() {
    var week = DayPart.of("ISOWEEK");
    for (int day = -800_000; day < 100_000; day += 1) {
      if (!CivilDate.inRange(day)) {
        continue;
      }
      LocalDate date = LocalDate.ofEpochDay(day);
      if (CivilDate.isoYear(day) != date.get(IsoFields.WEEK_BASED_YEAR)
          || week.extract(day) != date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)) {
        assertThat(CivilDate.isoYear(day))
            .as(date.toString())
            .isEqualTo(date.get(IsoFields.WEEK_BASED_YEAR));
        assertThat(week.extract(day))
            .as(date.toString())
            .isEqualTo(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      }
    }
  }

  @Test
  void monthsAddAsInJava() {
    for (int day = CivilDate.DAY_MIN; day < CivilDate.DAY_MAX; day += 17) {
      for (int months : new int[] {-25, -1, 0, 1, 12, 1200}) {
        long expected = LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay();
        int actual = CivilDate.plusMonths(day, months);
        if (CivilDate.inRange(expected) ? actual != expected : CivilDate.inRange(actual)) {
          assertThat((long) actual).as(CivilDate.text(day) + " " + months).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void everyIntIsAnswered() {
    for (int day : new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE, -1_000_000_000}) {
      for (String part : DateParts.DATE_EXTRACTS) {
        DayPart.of(part).extract(day);
      }
    }
    assertThat(CivilDate.year(3_000_000)).isEqualTo(LocalDate.ofEpochDay(3_000_000).getYear());
  }
}
