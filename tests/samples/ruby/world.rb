class World
  def calls(pan, names)
    Net::HTTP.get("kitchen")  # => call.network name=Net::HTTP.get
    pan.http("x")  # =| call.network
    Socket.gethostname  # =| call.network
    File.read("recipe")  # => call.file name=File.read
    pan.read("lid")  # =| call.file
    system("knife")  # => call.process name=system
    `fork`  # => call.process
    pan.system("knife")  # =| call.process
    SecureRandom.hex  # => call.random name=SecureRandom.hex
    pan.rand  # =| call.random
    Time.now  # => call.time name=Time.now
    pan.now  # =| call.time
    exit(2)  # => call.exit name=exit
    pan.exit  # =| call.exit
    eval("pan")  # => call.eval name=eval
    pan.class_eval { names }  # =| call.eval
    "Pan".constantize  # =| call.eval
    Digest::SHA256.hexdigest("pan")  # => call.crypto name=Digest::SHA256.hexdigest
    pan.hexdigest("pan")  # =| call.crypto
    ENV["HOME"]  # => config.env name=ENV
    ENV.fetch("HOME")  # => config.env name=ENV.fetch
    pan["ENV"]  # =| config.env
    pan.synchronize { names }  # => lock name=pan.synchronize
    pan.locked  # =| lock
    Thread.new { names }  # => thread name=Thread.new
    pan.thread  # =| thread
    Queue.new  # => queue name=Queue.new
    pan.queue  # =| queue
    Rails.cache.fetch("pan")  # => cache name=Rails.cache.fetch
    pan.fetch("cached")  # =| cache
    pan.subscribe("boil")  # => event.handler name=pan.subscribe event=boil
    pan.subscribed("boil")  # =| event.handler
    opts.on("--boil") { pan }  # =| event.handler
    Flipper.enabled?(:salt)  # => feature.flag name=Flipper.enabled?
    pan.enabled?(:salt)  # =| feature.flag
    puts "the pan is hot"  # => print.debug name=puts message=the_pan_is_hot
    pan.puts("hot")  # =| print.debug
    logger.info("the pan is #{pan}")  # => log name=logger.info
    pan.info("hot")  # =| log
    logger.info?  # =| log
    logger.level = 3  # =| log
    Logger.new(pan)  # =| log
    /pan+/.match(names)  # => regex pattern=pan+ length=4
    pan.match("pan+")  # =| regex
    pan.run("SELECT name FROM pans WHERE hot")  # => sql text=SELECT_name_FROM_pans_WHERE_hot
    pan.run("select a pan from the shelf")  # =| sql
    return 0 if pan == nil  # => null.check name=pan
    return 0 if pan.nil?  # => null.check name=pan.nil?
    return 0 if pan == names  # =| null.check
    return 0 if pan.heat > 451  # => number.magic value=451
    return 0 if pan.heat > 100  # =| number.magic
    ActiveSupport::Deprecation.warn("use the new pan")  # => deprecated name=ActiveSupport::Deprecation.warn
    pan.warning("old")  # =| deprecated
  end
end

class SpoonQueue  # => queue name=SpoonQueue
end

class WorldTest
  def test_soup  # => test name=test_soup
    assert_equal 1, pan  # => assertion name=assert_equal
    pan.equal 1  # =| assertion
    double("pan")  # => mock name=double
    pan.double  # =| mock
  end

  it "makes bread" do  # => test name=it title=makes_bread
    skip "no flour"  # => test.skipped name=skip text=no_flour
  end

  def testing  # =| test ; =| test.skipped
    1
  end
end
