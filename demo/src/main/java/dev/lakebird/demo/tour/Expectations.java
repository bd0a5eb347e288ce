package dev.lakebird.demo.tour;

import dev.lakebird.demo.datagen.DemoData;
import dev.lakebird.types.value.Value;
import io.trino.tpch.Customer;
import io.trino.tpch.LineItem;
import io.trino.tpch.Order;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Computes the answers with nothing but loops over the generator's rows, in whole numbers of cents and
/// percents.
final class Expectations {
  private static final int NUMERIC_SCALE = 9;
  private static final int SHIPPING_ROWS = 10;
  private static final int PRICING_LAST_DAY = day(1998, 9, 2);
  private static final int SHIPPING_DAY = day(1995, 3, 15);
  private static final int FORECAST_FIRST_DAY = day(1994, 1, 1);
  private static final int FORECAST_END_DAY = day(1995, 1, 1);

  private final double scale;

  private Expectations(double scale) {
    this.scale = scale;
  }

  static Answers of(double scale) {
    return new Expectations(scale).answers();
  }

  /// Sums of one group of Q1.
  private static final class Pricing {
    private long quantity;
    private long count;
    private long priceCents;
    private long discountPercents;
    private BigInteger discounted = BigInteger.ZERO;
    private BigInteger charged = BigInteger.ZERO;
  }

  /// An order of Q3 and its revenue.
  private static final class Shipping {
    private final long key;
    private final int day;
    private final int priority;
    private long revenue;
    private boolean shipped;

    Shipping(long key, int day, int priority) {
      this.key = key;
      this.day = day;
      this.priority = priority;
    }
  }

  /// Number, total and last day of orders.
  private static final class Orders {
    private long count;
    private BigInteger totalCents = BigInteger.ZERO;
    private int lastDay = Integer.MIN_VALUE;

    void add(Order order) {
      count++;
      totalCents = totalCents.add(BigInteger.valueOf(order.getTotalPriceInCents()));
      lastDay = Math.max(lastDay, order.getOrderDate());
    }
  }

  private Answers answers() {
    Set<Long> building = new HashSet<>();
    for (Customer customer : TpchTable.CUSTOMER.createGenerator(scale, 1, 1)) {
      if (customer.getMarketSegment().equals("BUILDING")) {
        building.add(customer.getCustomerKey());
      }
    }
    Map<Long, Shipping> open = new HashMap<>();
    var orders = new Orders();
    Map<String, Orders> byPriority = new TreeMap<>();
    Map<String, Map<Integer, Orders>> byYear = new TreeMap<>();
    for (Order order : TpchTable.ORDERS.createGenerator(scale, 1, 1)) {
      orders.add(order);
      byPriority.computeIfAbsent(order.getOrderPriority(), p -> new Orders()).add(order);
      int year = LocalDate.ofEpochDay(order.getOrderDate()).getYear();
      byYear
          .computeIfAbsent(order.getOrderPriority(), p -> new TreeMap<>())
          .computeIfAbsent(year, y -> new Orders())
          .add(order);
      if (order.getOrderDate() < SHIPPING_DAY && building.contains(order.getCustomerKey())) {
        open.put(
            order.getOrderKey(),
            new Shipping(order.getOrderKey(), order.getOrderDate(), order.getShipPriority()));
      }
    }
    List<List<Value>> before = List.of(row(orders));
    List<List<Value>> ranking = ranking(byYear);
    for (Order order : DemoData.lateOrders(scale)) {
      orders.add(order);
      byPriority.computeIfAbsent(order.getOrderPriority(), p -> new Orders()).add(order);
    }
    Map<String, Pricing> pricing = new TreeMap<>();
    BigInteger forecast = lines(open, pricing);
    return new Answers(
        pricing(pricing),
        shipping(open),
        List.of(List.of(decimal(forecast, 4))),
        ranking,
        before,
        List.of(row(orders)),
        exported(byPriority));
  }

  /// Adds all lines to Q1 and Q3, and answers Q6.
  private BigInteger lines(Map<Long, Shipping> open, Map<String, Pricing> pricing) {
    BigInteger forecast = BigInteger.ZERO;
    for (LineItem line : TpchTable.LINE_ITEM.createGenerator(scale, 1, 1)) {
      long cents = line.getExtendedPriceInCents();
      long discount = line.getDiscountPercent();
      long discounted = cents * (100 - discount);
      int day = line.getShipDate();
      if (day <= PRICING_LAST_DAY) {
        Pricing group =
            pricing.computeIfAbsent(line.getReturnFlag() + line.getStatus(), key -> new Pricing());
        group.quantity += line.getQuantity();
        group.count++;
        group.priceCents += cents;
        group.discountPercents += discount;
        group.discounted = group.discounted.add(BigInteger.valueOf(discounted));
        group.charged =
            group.charged.add(BigInteger.valueOf(discounted * (100 + line.getTaxPercent())));
      }
      Shipping order = day > SHIPPING_DAY ? open.get(line.getOrderKey()) : null;
      if (order != null) {
        order.revenue += discounted;
        order.shipped = true;
      }
      if (day >= FORECAST_FIRST_DAY
          && day < FORECAST_END_DAY
          && discount >= 5
          && discount <= 7
          && line.getQuantity() < 24) {
        forecast = forecast.add(BigInteger.valueOf(cents * discount));
      }
    }
    return forecast;
  }

  private static List<List<Value>> pricing(Map<String, Pricing> groups) {
    List<List<Value>> rows = new ArrayList<>();
    groups.forEach(
        (key, group) ->
            rows.add(
                List.of(
                    Value.of(key.substring(0, 1)),
                    Value.of(key.substring(1)),
                    Value.of(group.quantity),
                    decimal(BigInteger.valueOf(group.priceCents), 2),
                    decimal(group.discounted, 4),
                    decimal(group.charged, 6),
                    Value.of((double) group.quantity / group.count),
                    average(group.priceCents, group.count),
                    average(group.discountPercents, group.count),
                    Value.of(group.count))));
    return rows;
  }

  private static List<List<Value>> shipping(Map<Long, Shipping> open) {
    return open.values().stream()
        .filter(order -> order.shipped)
        .sorted(
            Comparator.comparingLong((Shipping order) -> order.revenue)
                .reversed()
                .thenComparingInt(order -> order.day)
                .thenComparingLong(order -> order.key))
        .limit(SHIPPING_ROWS)
        .map(
            order ->
                List.of(
                    Value.of(order.key),
                    decimal(BigInteger.valueOf(order.revenue), 4),
                    new Value.DateValue(order.day),
                    Value.of((long) order.priority)))
        .toList();
  }

  private static List<List<Value>> ranking(Map<String, Map<Integer, Orders>> byYear) {
    record Year(String priority, int year, BigInteger total) {}
    List<Year> all = new ArrayList<>();
    byYear.forEach(
        (priority, years) ->
            years.forEach((year, orders) -> all.add(new Year(priority, year, orders.totalCents))));
    List<Year> places = new ArrayList<>(all);
    places.sort(
        Comparator.comparing(Year::total)
            .reversed()
            .thenComparing(Year::priority)
            .thenComparingInt(Year::year));
    Map<String, BigInteger> soFar = new HashMap<>();
    List<List<Value>> rows = new ArrayList<>();
    for (Year one : all) {
      long higher =
          all.stream()
              .filter(other -> other.year == one.year && other.total.compareTo(one.total) > 0)
              .count();
      BigInteger sum = soFar.merge(one.priority, one.total, BigInteger::add);
      rows.add(
          List.of(
              Value.of(one.priority),
              Value.of((long) one.year),
              decimal(one.total, 2),
              Value.of(places.indexOf(one) + 1L),
              Value.of(higher + 1),
              decimal(sum, 2)));
    }
    return rows;
  }

  private static List<List<Value>> exported(Map<String, Orders> byPriority) {
    List<List<Value>> rows = new ArrayList<>();
    byPriority.forEach(
        (priority, orders) ->
            rows.add(
                List.of(
                    Value.of(priority), Value.of(orders.count), decimal(orders.totalCents, 2))));
    return rows;
  }

  private static List<Value> row(Orders orders) {
    return List.of(
        Value.of(orders.count), decimal(orders.totalCents, 2), new Value.DateValue(orders.lastDay));
  }

  private static Value decimal(BigInteger unscaled, int scale) {
    return Value.numeric(new BigDecimal(unscaled, scale));
  }

  private static Value average(long unscaledCents, long count) {
    return Value.numeric(
        new BigDecimal(BigInteger.valueOf(unscaledCents), 2)
            .divide(BigDecimal.valueOf(count), NUMERIC_SCALE, RoundingMode.HALF_UP));
  }

  private static int day(int year, int month, int dayOfMonth) {
    return Math.toIntExact(LocalDate.of(year, month, dayOfMonth).toEpochDay());
  }
}
